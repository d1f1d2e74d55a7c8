"""Updates that are brought to the bot, not asked for: the methods around a webhook, and the courier.

One update at a time, again and again until the bot thanks for it. Like a Bot API server of your own it takes
plain HTTP on this machine, and pauses for less time than Telegram between two tries.
"""

import asyncio
import re
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from mutualaid_bot.playground.access import Access
from mutualaid_bot.playground.chats import Json
from mutualaid_bot.playground.ground import Ground
from mutualaid_bot.playground.refusals import bad
from mutualaid_bot.playground.updates import Hook, Update

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PORTS = (443, 80, 88, 8443)
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
CONNECTIONS = 40
PATIENCE = 10.0
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 60.0


def set_webhook(access: Access) -> bool:
    arguments, ground = access.arguments, access.ground
    url = arguments.text("url").strip()
    if not url:
        return delete_webhook(access)
    secret = arguments.text("secret_token")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad("secret token contains unallowed characters")
    address = urlsplit(url)
    if address.hostname not in THIS_MACHINE:
        if address.scheme != "https":
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if (address.port or 443) not in PORTS:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    allowed = arguments.structure("allowed_updates")
    if isinstance(allowed, list):
        ground.updates.allow([str(kind) for kind in allowed])
    if arguments.flag("drop_pending_updates"):
        ground.updates.confirm(2**62)
    ground.updates.bring_to(Hook(url, secret, arguments.integer("max_connections") or CONNECTIONS))
    ground.tell("changed")
    return True


def delete_webhook(access: Access) -> bool:
    if access.arguments.flag("drop_pending_updates"):
        access.ground.updates.confirm(2**62)
    access.ground.updates.bring_to(None)
    access.ground.tell("changed")
    return True


def get_webhook_info(access: Access) -> Json:
    updates = access.ground.updates
    hook = updates.hook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(updates.waiting),
    }
    if hook is not None:
        info["max_connections"] = hook.connections
        if hook.failed_at:
            info |= {"last_error_date": hook.failed_at, "last_error_message": hook.failure}
    if updates.allowed is not None:
        info["allowed_updates"] = sorted(updates.allowed)
    return info


class Courier:
    """Brings what waits to wherever the webhook is set."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def run(self) -> None:
        pause = FIRST_PAUSE
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                changed = self._ground.next_change()
                hook, waiting = self._ground.updates.hook, self._ground.updates.waiting
                if hook is None or not waiting:
                    await changed.wait()
                    pause = FIRST_PAUSE
                elif await self._bring(session, hook, waiting[0]):
                    pause = FIRST_PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(LONGEST_PAUSE, pause * 2)

    async def _bring(self, session: aiohttp.ClientSession, hook: Hook, update: Update) -> bool:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            async with session.post(hook.url, json=update.json(), headers=headers) as answer:
                if HTTPStatus.OK <= answer.status <= 299:
                    self._ground.updates.delivered.add(update.id)
                    self._ground.updates.confirm(update.id + 1)
                    return True
                reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            refused = isinstance(error, aiohttp.ClientConnectorError)
            reason = "Connection refused" if refused else "Connection closed"
        hook.failed_at, hook.failure = self._ground.clock.stamp(), reason
        self._ground.tell("changed")
        return False
