"""The Bot API's methods that put messages into chats.

It checks in the order of the real server: text, reply, keyboard, chat, topic, pace.
"""

from typing import Any

from mutualaid_bot.playground.access import Access
from mutualaid_bot.playground.chats import Chat, ChatKind, Json, Message
from mutualaid_bot.playground.markup import read_markup
from mutualaid_bot.playground.refusals import bad

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def text_words(access: Access) -> tuple[str, list[Json], str | None]:
    if not access.arguments.text("text"):
        raise bad("message text is empty")
    words = access.words("text", entities="entities", limit=TEXT_LIMIT, too_long="message is too long")
    if not words[0]:
        raise bad("text must be non-empty")
    return words


def caption_words(access: Access) -> tuple[str, list[Json], str | None]:
    return access.words(
        "caption",
        entities="caption_entities",
        limit=CAPTION_LIMIT,
        too_long="message caption is too long",
    )


def keyboard(access: Access, *, private: bool) -> Json | None:
    markup, findings = read_markup(access.arguments.structure("reply_markup"), private=private)
    for finding in findings:
        access.ground.violate(f"{access.method}: {finding}")
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            link = str(button.get("url", "")).lower()
            if link.startswith("tg://user?id="):
                _check_button_to_person(access, link.removeprefix("tg://user?id="))
    return markup


def _check_button_to_person(access: Access, digits: str) -> None:
    user = access.ground.users.get(int(digits)) if digits.isdigit() else None
    if user is None or user.id not in access.ground.met:
        raise bad("BUTTON_USER_INVALID")
    if user.has_private_forwards:
        raise bad("BUTTON_USER_PRIVACY_RESTRICTED")


def _deliver(access: Access, chat: Chat, text: str, entities: list[Json], **fields: Any) -> Message:
    """The bot's message, in a chat that is known to take it."""
    arguments = access.arguments
    # In a channel everything is said by the channel itself.
    channel = chat.kind is ChatKind.CHANNEL
    message = access.ground.post(
        chat,
        None if channel else access.ground.bot,
        text,
        entities=entities,
        author=access.ground.bot,
        sender_chat=chat if channel else None,
        silent=arguments.flag("disable_notification"),
        protected=arguments.flag("protect_content"),
        **fields,
    )
    show_keyboard(chat, message)
    return message


def show_keyboard(chat: Chat, message: Message) -> None:
    markup = message.markup or {}
    if "keyboard" in markup:
        chat.keyboard = markup
    elif markup.get("remove_keyboard"):
        chat.keyboard = None


def send_message(access: Access) -> Json:
    text, entities, html = text_words(access)
    markup, chat, fields = _address(access, what="text messages")
    access.pace(chat)
    return _deliver(access, chat, text, entities, html=html, markup=markup, **fields).json()


def _address(access: Access, *, what: str) -> tuple[Json | None, Chat, Json]:
    """Keyboard, chat, topic and answered message, in the order in which Telegram looks at them."""
    wanted = access.arguments.text("chat_id")
    private = not wanted.startswith(("-", "@"))
    markup = keyboard(access, private=private)
    chat = access.writable(what=what)
    thread_id = access.thread(chat)
    reply_to = access.reply(chat)
    if reply_to is not None and thread_id is None:
        thread_id = reply_to.thread_id
    return markup, chat, {"thread_id": thread_id, "reply_to": reply_to}


def photo(file_id: str) -> list[Json]:
    return [
        {
            "file_id": file_id,
            "file_unique_id": f"U{file_id[-12:]}",
            "width": 1280,
            "height": 960,
            "file_size": 123_456,
        }
    ]


def _check_file(access: Access, file_id: Any) -> str:
    if not isinstance(file_id, str) or access.ground.files.get(file_id) != "photo":
        if isinstance(file_id, str) and file_id.startswith(("http", "attach:")):
            access.ground.violate(f"{access.method}: the playground sends files by file_id only")
        raise bad("wrong file identifier/HTTP URL specified")
    return file_id


def send_photo(access: Access) -> Json:
    file_id = _check_file(access, access.arguments.text("photo"))
    text, entities, html = caption_words(access)
    markup, chat, fields = _address(access, what="photos")
    access.pace(chat)
    message = _deliver(
        access, chat, text, entities, html=html, markup=markup, caption=True,
        extra={"photo": photo(file_id)}, **fields,
    )  # fmt: skip
    return message.json()


def send_media_group(access: Access) -> list[Json]:
    media = access.arguments.structure("media")
    if not isinstance(media, list):
        raise bad("can't parse media JSON object")
    if not 2 <= len(media) <= 10:
        raise bad("wrong number of media in the group: must be 2-10")
    items = []
    for item in media:
        if not isinstance(item, dict) or item.get("type") != "photo":
            access.ground.violate("sendMediaGroup: the playground sends albums of photos only")
            raise bad("can't parse InputMedia: type of media is not supported")
        part = Access(access.ground, type(access.arguments)(item), access.method)
        items.append((_check_file(access, item.get("media")), caption_words(part)))
    _, chat, fields = _address(access, what="photos")
    access.pace(chat, len(items))
    album = str(13_000_000_000 + access.ground.number())
    return [
        _deliver(
            access, chat, text, entities, html=html, caption=True, album=album,
            extra={"photo": photo(file_id)}, **fields,
        ).json()
        for file_id, (text, entities, html) in items
    ]  # fmt: skip


def _original(access: Access, what: str) -> Message:
    source = access.readable("from_chat_id")
    original = access.message(source, what)
    if original.service:
        raise bad(f"message can't be {'copied' if what == 'copy' else 'forwarded'}")
    return original


def copy_message(access: Access) -> Json:
    original = _original(access, "copy")
    text, entities, html = original.text, original.entities, original.html
    if original.caption and "caption" in access.arguments.values:
        text, entities, html = caption_words(access)
    markup, chat, fields = _address(access, what="text messages")
    access.pace(chat)
    message = _deliver(
        access, chat, text, list(entities), html=html, markup=markup, caption=original.caption,
        extra=dict(original.extra), **fields,
    )  # fmt: skip
    return {"message_id": message.id}


def forward_message(access: Access) -> Json:
    original = _original(access, "forward")
    _, chat, fields = _address(access, what="text messages")
    access.pace(chat)
    author = original.sender
    origin: Json = {"type": "hidden_user", "sender_user_name": "", "date": original.date}
    if author is not None and author.has_private_forwards:
        origin["sender_user_name"] = author.first_name
    elif author is not None:
        origin = {"type": "user", "sender_user": author.json(), "date": original.date}
    message = _deliver(
        access, chat, original.text, list(original.entities), caption=original.caption,
        extra={**original.extra, "forward_origin": origin}, **fields,
    )  # fmt: skip
    return message.json()


def send_chat_action(access: Access) -> bool:
    action = access.arguments.text("action").lower()
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    access.writable().actions.append(action)
    access.ground.tell("changed")
    return True
