"""Contacts in free text: found for their owner, and masked before anyone else reads the text.

Does not know whose they are. When in doubt a row of digits is masked: a price can be asked again,
a number that leaked cannot be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import phonenumbers

from mutualaid_bot.domain.reading.meaning import FoundContact

_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_AT = r"(?:\(at\)|\[at\]|\bat\b|\barroba\b|\barobase\b|@)"
_DOT = r"(?:\.|\(dot\)|\[dot\]|\bdot\b|\bpunto\b|\bponto\b|\bpoint\b)"
_EMAIL_IN_WORDS = re.compile(
    rf"\b(?:[\w+-]{{1,30}}\s*{_DOT}\s*){{0,3}}[\w.+-]{{1,64}}\s*{_AT}\s*"
    rf"(?:(?:gmail|yahoo|hotmail|outlook|icloud|protonmail)\b|(?:aol|live|proton|ymail)(?=\s*{_DOT}))"
    rf"(?:\s*{_DOT}\s*(?:com|net|org|es|fr|br|me)\b(?:\.br)?)?",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?\s?://|www\.|t\.me/|wa\.me/|telegram\.me/|tg://)[^\s<>\"']+"
    r"|(?<![\w@.])[a-z0-9][a-z0-9-]{1,62}\.(?:com|org|net|edu|gov|info|app|io|me|ly|gl|us|co)(?:/[^\s<>\"']*)?(?![\w@])",
    re.IGNORECASE,
)
_USERNAME = re.compile(r"(?<![\w@/.])@[A-Za-z0-9_](?:[\w.]{1,30}\w)")
_CASHTAG = re.compile(r"(?<![\w$])\$[A-Za-z]\w{2,20}\b")
_HANDLE = re.compile(
    (
        r"\b(?:telegram|insta(?:gram)?|ig|snap(?:chat)?|facebook|fb|venmo|cash\s?app|tiktok|twitter|"
        r"signal|discord)"
        r"\s*(?:name|user(?:name)?|handle|id)?\s*(?::|=|\bis\b|\bes\b|\best\b|\bse\b|"
        r"é)\s*@?([A-Za-z0-9_][\w.-]{2,31})"
    ),
    re.IGNORECASE,
)

_STREET = (
    r"(?:street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|terrace|"
    r"ter|way|parkway|"
    r"pkwy|square|sq|circle|cir|highway|hwy|alley|row|park|path|plaza|wharf)"
)
_UNIT = (
    r"(?:\s*,?\s*(?:apartment|apt|unit|suite|ste|floor|fl|room|rm|piso|apto|apartamento|depto|#)\.?\s*#?\s*"
    r"[\w-]{1,5}\b|\s*,?\s*#\s*\w{1,5}\b|\s*,?\s*\d(?:st|nd|rd|th)\s+floor\b)?"
)
_NOT_A_STREET_WORD = (
    r"(?!(?:minutes?|mins?|blocks?|miles?|people|kids?|children|adults?|from|on|of|in|at|the|a|an|and|"
    r"or|for|to|near|"
    r"my|hours?|hrs?|days?|weeks?|am|pm|boxes|bags|cans|years?|yrs?|off|by|with|is|we|i|can|need|rides?|"
    r"cuadras|personas|de|en|per|meals?|times|am|pm|a\.m|p\.m)\b)"
)
_ADDRESSES = (
    re.compile(
        rf"\b\d{{1,5}}[a-z]?(?:\s?[-/]\s?\d{{1,4}})?\s+(?:[nsew]\.?\s+|north\s+|south\s+|east\s+|west\s+)?"
        rf"(?:{_NOT_A_STREET_WORD}[^\W_][\w'’.]{{0,24}}\s+){{1,4}}?{_STREET}\b\.?{_UNIT}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:calle|avenida|carrera|rua|travessa|alameda|estrada|ri|"
        r"riyel)\s+(?:(?!\d)[^\W_][\w'’.]{0,24},?\s+){0,4}?"
        rf"(?:,\s*)?(?:no?\.?\s*|#\s*|nº\s*)?\d{{1,5}}[a-z]?\b{_UNIT}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b\d{1,4}\s?(?:bis|ter)?,?\s+(?:rue|avenue|boulevard|impasse|chemin|allée|calle|avenida|rua|ri)\s+"
        rf"(?:[^\W_][\w'’.-]{{0,24}}(?:\s+|\b)){{1,4}}{_UNIT}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:apartment|apt|apto|apartamento|appartement)\.?\s*#?\s*\d{1,4}[a-z]?\b"
        r"(?!\s*(?:bed|br\b|hab|quart|chamb|room|people|person|month|\$|dollar))",
        re.IGNORECASE,
    ),
)

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<!\d)(?:\+|00)?[(\[]?\d(?:[\s().\[\]/\-–—‐‑·•*_,~]{0,3}\d){6,17}(?!\d)")
_DATE = re.compile(r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})")
_ZIP_PLUS_FOUR = re.compile(r"\d{5}-\d{4}")
_LOCAL_NUMBER = re.compile(r"\d{3}[\s.\-–]\d{4}")
_ALONE = re.compile(r"\d(?:[\s.\-–*_]{1,3}\d){6,}")  # 6 1 7 5 5 5 …
_SPOKEN = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "cero": "0", "uno": "1", "dos": "2", "tres": "3", "cuatro": "4",
    "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9",
}  # fmt: skip
_SPOKEN_NUMBER = re.compile(
    r"\b(?:" + "|".join(_SPOKEN) + r")(?:[\s,.\-]{1,3}(?:" + "|".join(_SPOKEN) + r")){6,14}\b", re.IGNORECASE
)
_ENOUGH_DIGITS = 7
_UNSURE_FROM = 8
_PASSES = 8
_MARK = re.compile(r"\[(?:phone|email|username|link|address|number)\]")


def without_marks(masked: str) -> str:
    """The masked text with blanks for the marks, at the same length: "[phone]" does not speak of a phone."""
    return _MARK.sub(lambda hit: " " * len(hit.group()), masked) if "[" in masked else masked


def mask(text: str, *, region: str) -> tuple[str, tuple[FoundContact, ...]]:
    """The text with every contact replaced by a mark in brackets, and the contacts in the order found."""
    found: dict[tuple[str, str], FoundContact] = {}

    def keep(kind: str, value: str) -> str:
        found.setdefault((kind, value), FoundContact(kind, value))
        return f"[{kind}]"

    if "@" in text or "." in text or "at" in text.lower() or "arroba" in text.lower():
        text = _EMAIL.sub(lambda hit: keep("email", hit.group().lower()), text)
        text = _EMAIL_IN_WORDS.sub(lambda hit: keep("email", _as_email(hit.group())), text)
    if "." in text or ":" in text:
        text = _LINK.sub(lambda hit: _keep_without_stop(keep, hit.group()), text)
    text = _USERNAME.sub(lambda hit: keep("username", hit.group()), text)
    text = _CASHTAG.sub(lambda hit: keep("username", hit.group()), text)
    text = _HANDLE.sub(
        lambda hit: (
            hit.group() if hit.group(1).islower() and hit.group(1).isalpha() and len(hit.group(1)) < 5
            else hit.group()[: hit.start(1) - hit.start()] + keep("username", "@" + hit.group(1))
        ),
        text,
    )  # fmt: skip
    text = _SPOKEN_NUMBER.sub(lambda hit: _spoken(hit.group(), region, keep), text)
    if _DIGIT.search(text):
        text = _mask_digits(text, region, keep)
        for address in _ADDRESSES:
            text = address.sub(lambda hit: keep("address", " ".join(hit.group().split())), text)
    return text, tuple(found.values())


def _mask_digits(text: str, region: str, keep: Callable[[str, str], str]) -> str:
    if len(_DIGIT.findall(text)) < _ENOUGH_DIGITS:
        return text
    text = _by_matcher(text, region, keep)
    text = _DIGITS.sub(lambda hit: _as_number(hit.group(), region, keep), text)
    return _by_matcher(text, region, keep)


def _by_matcher(text: str, region: str, keep: Callable[[str, str], str]) -> str:
    """Until the library finds no number any more: taking one out can join what stood around it."""
    for _ in range(_PASSES):
        matches = list(phonenumbers.PhoneNumberMatcher(text, region))
        if not matches:
            return text
        for match in reversed(matches):
            mark = keep(
                "phone", phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            )
            text = text[: match.start] + mark + text[match.end :]
    return re.sub(r"\d", "#", text)


def _as_number(written: str, region: str, keep: Callable[[str, str], str]) -> str:
    digits = re.sub(r"\D", "", written)
    core = written.strip()
    if _DATE.fullmatch(core) or _ZIP_PLUS_FOUR.fullmatch(core):
        return written
    groups = re.findall(r"\d+", written)
    spelled_out = bool(_ALONE.fullmatch(core))
    looks_like_one = (
        spelled_out
        or (len(groups) <= 5 and all(len(group) > 1 for group in groups))
        or written.startswith("+")
    )
    if looks_like_one and (number := _valid(written if written.startswith("+") else digits, region)):
        return keep("phone", number)
    if _LOCAL_NUMBER.fullmatch(core) or (
        len(digits) >= _UNSURE_FROM and looks_like_one and "," not in written
    ):
        return "[number]"
    return written


def _valid(digits: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _spoken(written: str, region: str, keep: Callable[[str, str], str]) -> str:
    digits = "".join(_SPOKEN[word] for word in re.findall(r"[a-z]+", written.lower()))
    number = _valid(digits, region)
    return keep("phone", number) if number else "[number]"


def _as_email(written: str) -> str:
    plain = re.sub(
        r"\s*(?:\(at\)|\[at\]|\bat\b|\barroba\b|\barobase\b)\s*", "@", written, flags=re.IGNORECASE
    )
    plain = re.sub(
        r"\s*(?:\(dot\)|\[dot\]|\b(?:dot|punto|ponto|point)\b)\s*", ".", plain, flags=re.IGNORECASE
    )
    return re.sub(r"\s+", "", plain).lower()


def _keep_without_stop(keep: Callable[[str, str], str], link: str) -> str:
    bare = link.rstrip(".,;:!?)")
    return keep("link", bare) + link[len(bare) :]
