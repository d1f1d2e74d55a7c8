"""Reads the HTML that a bot sends into plain text and entities, refusing what Telegram refuses.

It knows nothing of messages or chats. Offsets in answers are UTF-16 units, offsets in refusals are bytes,
as the Bot API has it.
"""

import re
from dataclasses import dataclass
from typing import Any

from mutualaid_bot.playground.refusals import bad

Entity = dict[str, Any]

TAGS = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "s": "strikethrough",
    "strike": "strikethrough", "del": "strikethrough", "u": "underline", "ins": "underline",
    "tg-spoiler": "spoiler", "span": "spoiler", "tg-emoji": "custom_emoji", "pre": "pre", "code": "code",
    "blockquote": "blockquote",
}  # fmt: skip
NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
SPACE = b" \t\r\n\0\v"
REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));?")


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    start: int
    begin: int


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def slice_utf16(text: str, offset: int, length: int) -> str:
    data = text.encode("utf-16-le", "surrogatepass")
    return data[offset * 2 : (offset + length) * 2].decode("utf-16-le", "surrogatepass")


def parse_html(markup: str) -> tuple[str, list[Entity]]:
    """The text without its tags, and what the tags said about it."""
    return _Html(markup.encode("utf-8", "surrogatepass")).parse()


class _Html:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.at = 0
        self.text = bytearray()
        self.open: list[_Open] = []
        self.found: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            byte = self.source[self.at : self.at + 1]
            if byte == b"&" and (character := self._reference()):
                self.text += character.encode("utf-8", "surrogatepass")
            elif byte != b"<":
                self.text += byte
                self.at += 1
            elif self.source[self.at + 1 : self.at + 2] == b"/":
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise self._fault(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        ordered = sorted(self.found, key=lambda entity: (entity["offset"], -entity["length"]))
        return self.text.decode("utf-8", "surrogatepass"), ordered

    def _fault(self, words: str) -> Exception:
        return bad(f"can't parse entities: {words}")

    def _peek(self) -> bytes:
        return self.source[self.at : self.at + 1]

    def _reference(self) -> str:
        match = REFERENCE.match(self.source, self.at)
        if match is None:
            return ""
        hexadecimal, decimal, name = match.groups()
        if name is not None:
            character = NAMED.get(name, "")
        else:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            character = chr(code) if 0 < code < 0x10FFFF else ""
        if character:
            self.at = match.end()
        return character

    def _take(self, stop: bytes) -> bytes:
        begin = self.at
        while self.at < len(self.source) and self._peek() not in [bytes([b]) for b in stop]:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_space(self) -> None:
        while self._peek() and self._peek() in SPACE:
            self.at += 1

    def _length(self) -> int:
        return utf16(self.text.decode("utf-8", "surrogatepass"))

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._take(SPACE + b">").decode("utf-8", "surrogatepass").lower()
        if not self._peek():
            raise self._fault(f"Unclosed start tag at byte offset {begin}")
        if tag not in TAGS:
            raise self._fault(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while True:
            self._skip_space()
            if self._peek() == b">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self._fault(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Open(tag, argument, self._length(), len(self.text)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._take(SPACE + b"=>").decode("utf-8", "surrogatepass")
        if not name:
            if not self._peek():
                raise self._fault(f"Unclosed start tag at byte offset {begin}")
            raise self._fault(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_space()
        if tag == "blockquote" and name == "expandable" and self._peek() != b"=":
            return name, "1"
        if self._peek() != b"=":
            raise self._fault(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" '
                f"at byte offset {begin}"
            )
        self.at += 1
        self._skip_space()
        quote = self._peek()
        if quote not in (b"'", b'"'):
            token_begin = self.at
            while re.fullmatch(rb"[A-Za-z0-9.-]", self._peek()):
                self.at += 1
            token = self.source[token_begin : self.at].decode().lower()
            if self._peek() and self._peek() not in SPACE + b">":
                raise self._fault(f"Unexpected end of name token at byte offset {token_begin}")
        else:
            token = self._quoted(quote)
        if not self._peek():
            raise self._fault(f"Unclosed start tag at byte offset {begin}")
        return name, token

    def _quoted(self, quote: bytes) -> str:
        self.at += 1
        value = bytearray()
        while (byte := self._peek()) and byte != quote:
            if byte == b"&" and (character := self._reference()):
                value += character.encode("utf-8", "surrogatepass")
            else:
                value += byte
                self.at += 1
        self.at += 1
        return value.decode("utf-8", "surrogatepass")

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._fault(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        name = self._take(SPACE + b">").decode("utf-8", "surrogatepass").lower()
        self._skip_space()
        if self._peek() != b">":
            raise self._fault(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            raise self._fault(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{name}>"'
            )
        length = self._length() - opened.start
        if length > 0:
            inner = self.text[opened.begin :].decode("utf-8", "surrogatepass")
            entity = _entity(opened, inner)
            if entity:
                self.found.append({"offset": opened.start, "length": length, **entity})


def _argument(tag: str, name: str, value: str) -> str:
    if tag == "a" and name == "href":
        return value
    if tag == "code" and name == "class" and value.startswith("language-"):
        return value.removeprefix("language-")
    if tag == "span" and name == "class" and value.startswith("tg-"):
        return value.removeprefix("tg-")
    if (tag, name) in {("tg-emoji", "emoji-id"), ("blockquote", "expandable")}:
        return value
    return ""


def _entity(opened: _Open, inner: str) -> Entity | None:
    kind = TAGS[opened.tag]
    if kind == "text_link":
        url = opened.argument or inner
        return {"type": kind, "url": url} if link_works(url) else None
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": opened.argument}
    if kind == "blockquote" and opened.argument:
        return {"type": "expandable_blockquote"}
    if kind == "code" and opened.argument:
        return {"type": "pre", "language": opened.argument}
    return {"type": kind}


LINK = re.compile(r"(?i)^(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$")
SCHEME = re.compile(r"(?i)^(?:tg://\S+|ton://\S+|mailto:\S+@\S+|tel:[+\d() -]+)$")


def link_works(url: str) -> bool:
    """Whether Telegram would keep such a link in a text; it drops others without a word."""
    return bool(LINK.match(url) or SCHEME.match(url))


PLAIN = (
    ("url", re.compile(r"(?i)(?<![\w@.])(?:https?://[^\s<>\"]+[^\s<>\".,:;!?)]|(?:[\w-]+\.)+(?:org|com|net|me)\b(?:/[^\s<>\"]*[^\s<>\".,:;!?)])?)")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b")),
    ("bot_command", re.compile(r"(?<![\w/<])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z]\w{2,31})?(?![\w/])")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d() -]{8,16}\d(?!\w)")),
)  # fmt: skip


def find_entities(text: str, marked: list[Entity]) -> list[Entity]:
    """What Telegram itself marks in a text: commands, links, mentions. Code and links are left alone."""
    taken = [
        (e["offset"], e["offset"] + e["length"]) for e in marked if e["type"] in {"pre", "code", "text_link"}
    ]
    found = list(marked)
    for kind, pattern in PLAIN:
        for match in pattern.finditer(text):
            start = utf16(text[: match.start()])
            end = start + utf16(match.group())
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            taken.append((start, end))
            found.append({"offset": start, "length": end - start, "type": kind})
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Messages lose white space at both ends; their entities move along."""
    bare = text.strip()
    before = utf16(text[: len(text) - len(text.lstrip())]) if bare else 0
    size = utf16(bare)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - before, 0)
        end = min(entity["offset"] + entity["length"] - before, size)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return bare, kept
