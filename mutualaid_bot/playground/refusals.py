"""How the playground says no: Telegram's code, its words, and its parameters.

It does not decide when to refuse; it only holds sentences that more than one place needs.
"""

from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
TERMINATED_BY_WEBHOOK = "terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
PREFIXES = {400: "Bad Request: ", 401: "", 403: "Forbidden: ", 404: "Not Found: ", 409: "Conflict: ", 429: ""}


class Refusal(Exception):
    """One refused call: HTTP status, description as Telegram words it, and `parameters` where it has any."""

    def __init__(self, code: int, words: str, **parameters: int) -> None:
        super().__init__(words)
        self.code = code
        self.description = PREFIXES.get(code, "") + words
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad(words: str) -> Refusal:
    return Refusal(400, words)


def forbidden(words: str) -> Refusal:
    return Refusal(403, words)


def too_many(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
