"""Brings the .po files up to date with the texts in the code: `make texts`.

Translates nothing: a new or changed text is left empty for a person to fill.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "mutualaid_bot"
LOCALES = PACKAGE / "locales"
TRANSLATED = ("es", "pt", "fr", "ht")

# Renderers say w("…"), w.plural("…", "…", n), and keep tables of marked("…").
KEYWORDS = {"w": None, "plural": (1, 2), "marked": None}
# Babel keeps the rule of a language that it knows, and knows no Haitian Creole: its default stands there.
_PLURALS = {"es": "n != 1", "pt": "n > 1", "fr": "n > 1", "ht": "n != 1"}


def in_code() -> Catalog:
    """Every text that the code says, in the order of the code."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(PACKAGE / "chat", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for _, _, message, _, _ in found:
        catalog.add(message)
    return catalog


def translated(language: str) -> Catalog:
    """What stands in that language's file."""
    path = LOCALES / f"{language}.po"
    text = path.read_text(encoding="utf-8") if path.exists() else _empty(language)
    return read_po(BytesIO(text.encode()), abort_invalid=True)


def _empty(language: str) -> str:
    return (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: nplurals=2; plural=({_PLURALS[language]});\\n"\n'
    )


def merged(language: str) -> str:
    """The file's text once it holds exactly the texts of the code, with the translations that still fit."""
    old, catalog = translated(language), in_code()
    lines = [_empty(language)]
    for message in catalog:
        if message.id:
            before = old.get(message.id)
            message.string = before.string if before and not before.fuzzy else ""
            lines.append(_entry(message.id, message.string))
    return "\n".join(lines)


def _entry(
    message: str | list[str] | tuple[str, ...], translation: str | list[str] | tuple[str, ...] | None
) -> str:
    catalog = Catalog(charset="utf-8")
    catalog.add(message, string=translation or None)
    written = BytesIO()
    write_po(written, catalog, omit_header=True, width=100)
    return written.getvalue().decode().rstrip("\n") + "\n"


def main() -> None:
    for language in TRANSLATED:
        text = merged(language)
        (LOCALES / f"{language}.po").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
