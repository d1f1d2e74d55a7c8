"""The .po files hold exactly what the code says, and words fall back where a translation is missing."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from string import Formatter
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Message

from mutualaid_bot.texts import Texts
from tools.texts import KEYWORDS, PACKAGE, TRANSLATED, in_code, translated

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)  # a Sunday, 10:00 in Boston


def forms(message: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message or ())


def placeholders(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def messages(language: str) -> list[Message]:
    return [message for message in translated(language) if message.id]


def said() -> set[tuple[str, ...]]:
    return {forms(message.id) for message in in_code() if message.id}


def test_no_message_lacks_a_spanish_translation() -> None:
    spanish = {forms(message.id): forms(message.string) for message in messages("es")}
    lacking = [message for message in said() if not all(spanish.get(message, ())) or message not in spanish]
    assert lacking == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_file_holds_no_message_that_the_code_no_longer_says(language: str) -> None:
    assert {forms(message.id) for message in messages(language)} - said() == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_a_guess(language: str) -> None:
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_same_placeholders_as_the_message(language: str) -> None:
    broken = []
    for message in messages(language):
        allowed = [placeholders(form) for form in forms(message.id)]
        for form in filter(None, forms(message.string)):
            # One of a plural's forms may leave out its number: "one person", "{n} people".
            if placeholders(form) not in allowed:
                broken.append((message.id, form))
    assert broken == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_the_tags_of_the_message(language: str) -> None:
    broken = []
    for message in messages(language):
        for form in filter(None, forms(message.string)):
            for tag in ("<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "</a>", "</blockquote>"):
                if form.count(tag) != forms(message.id)[0].count(tag):
                    broken.append((message.id, tag))
    assert broken == []


def test_every_text_is_written_out_where_it_is_said_so_that_it_can_be_found() -> None:
    hidden = [place for path in sorted((PACKAGE / "chat").rglob("*.py")) for place in _hidden(path)]
    assert hidden == []


def _hidden(path: Path) -> Iterator[str]:
    """Calls whose text the extraction would miss or garble: an f-string, a choice, a sum."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        if name not in KEYWORDS:
            continue
        count = 2 if name == "plural" else 1
        for argument in node.args[:count]:
            text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            from_table = isinstance(argument, ast.Name | ast.Subscript | ast.Attribute | ast.Call)
            if not (text or (from_table and name == "w")):
                yield f"{path.name}:{node.lineno}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    header = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    french = 'msgid "Hello {name}"\nmsgstr "Bonjour {name}"\nmsgid "Thanks"\nmsgstr "Merci"\n'
    days = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} jour"\nmsgstr[1] "{n} jours"\n'
    guess = '#, fuzzy\nmsgid "Yes"\nmsgstr "Ouais"\n'
    (tmp_path / "fr.po").write_text(f"{header}\n{french}\n{days}\n{guess}", encoding="utf-8")
    creole = 'msgid "Thanks"\nmsgstr "Mèsi"\n'
    (tmp_path / "ht.po").write_text(f"{header}\n{creole}", encoding="utf-8")
    return tmp_path


def test_words_are_said_in_the_readers_language_with_their_fields(folder: Path) -> None:
    w = Texts(["en", "fr"], folder=folder).words("fr")
    assert w("Hello {name}", name="{Ana}") == "Bonjour {Ana}"
    assert [w.plural("{n} day", "{n} days", n) for n in (0, 1, 2)] == ["0 jour", "1 jour", "2 jours"]


def test_a_missing_translation_is_said_in_the_first_language_and_else_in_english(folder: Path) -> None:
    w = Texts(["fr", "ht"], folder=folder).words("ht")
    assert w("Thanks") == "Mèsi"
    assert w("Hello {name}", name="Ana") == "Bonjour Ana"
    assert w("Good night") == "Good night"
    assert Texts(["en", "fr", "ht"], folder=folder).words("ht")("Hello {name}", name="Ana") == "Hello Ana"


def test_english_stays_english_where_it_is_not_the_first(folder: Path) -> None:
    assert Texts(["fr", "en"], folder=folder).words("en")("Thanks") == "Thanks"


def test_a_guessed_translation_is_not_used(folder: Path) -> None:
    assert Texts(["fr"], folder=folder).words("fr")("Yes") == "Yes"


@pytest.mark.parametrize(
    ("code", "language"),
    [("es", "es"), ("es-MX", "es"), ("pt_br", "pt"), ("de", "es"), ("", "es"), (None, "es")],
)
def test_telegrams_language_is_used_if_the_group_has_it_and_else_the_first(
    code: str | None, language: str
) -> None:
    assert Texts(["es", "en", "pt"]).words(code).language == language


@pytest.mark.parametrize(
    ("language", "soon", "later", "day"),
    [
        ("en", "Tue 09:00", "Tue, Dec 1 09:00", "Tuesday"),
        ("es", "mar 09:00", "mar, 1 dic 09:00", "martes"),
        ("pt", "ter 09:00", "ter., 1 de dez. 09:00", "terça-feira"),
        ("fr", "mar 09:00", "mar. 1 déc. 09:00", "mardi"),
        ("ht", "mad 09:00", "mad 1 desanm 09:00", "madi"),
    ],
)
def test_a_day_is_called_by_its_name_and_by_its_date_when_it_is_far(
    language: str, soon: str, later: str, day: str
) -> None:
    w = Texts([language]).words(language)
    tuesday, next_tuesday = (datetime(2026, 11, 24, 14, tzinfo=UTC), datetime(2026, 12, 1, 14, tzinfo=UTC))
    assert w.moment(tuesday, ZONE, NOW) == soon
    assert w.moment(next_tuesday, ZONE, NOW) == later
    assert w.day(tuesday, ZONE, NOW) == day


@pytest.mark.parametrize(
    ("language", "month"),
    [("en", "March"), ("es", "marzo"), ("pt", "março"), ("fr", "mars"), ("ht", "mas")],
)
def test_a_month_is_called_by_its_name_and_with_its_year_when_it_is_far(language: str, month: str) -> None:
    w = Texts([language]).words(language)
    assert w.month(datetime(2026, 3, 3, tzinfo=UTC), ZONE, NOW) == month
    assert w.month(datetime(2025, 3, 3, tzinfo=UTC), ZONE, NOW) == f"{month} 2025"


def test_the_day_is_the_groups_day_not_that_of_greenwich() -> None:
    w = Texts(["en"]).words("en")
    late_on_monday = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
    assert w.moment(late_on_monday, ZONE, NOW) == "Mon 23:30"
    assert w.clock(late_on_monday, ZONE) == "23:30"
    assert w.clock(time(8, 5)) == "08:05"
