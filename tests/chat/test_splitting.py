"""Long messages are cut where a reader would cut them, and every part stands on its own."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from mutualaid_bot.chat.buttons import Button, Press, Verb
from mutualaid_bot.chat.rendering import Message, split
from mutualaid_bot.chat.rendering_splitting import LONGEST, length

ROWS = ((Button("Approve", Press(Verb.APPROVE, 1, "1.1")),),)


class Seen(HTMLParser):
    """What a reader sees, and whether every tag is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_a_short_message_stays_whole() -> None:
    message = Message("Hello", ROWS, photos=("photo",))
    assert split(message) == [message]


def test_parts_end_with_paragraphs_and_the_buttons_stay_on_the_last() -> None:
    paragraphs = [f"<b>Place {number}</b>\n" + "diapers and food\n" * 20 for number in range(40)]
    parts = split(Message("\n\n".join(paragraphs), ROWS, contact_button="Share", photos=("photo",)))
    assert len(parts) > 2
    assert all(part.text.startswith("<b>Place") for part in parts)
    assert [part.rows for part in parts] == [()] * (len(parts) - 1) + [ROWS]
    assert [bool(part.contact_button or part.photos) for part in parts] == [False] * (len(parts) - 1) + [True]


def test_lines_stay_whole_where_paragraphs_are_too_long() -> None:
    parts = split(Message("\n".join(["one whole line of words"] * 900)))
    assert all(set(part.text.split("\n")) == {"one whole line of words"} for part in parts)
    assert sum(part.text.count("\n") + 1 for part in parts) == 900


def test_a_quote_longer_than_a_message_is_a_quote_in_every_part() -> None:
    parts = split(Message("<blockquote><b>" + "word " * 3000 + "</b></blockquote>"))
    assert len(parts) > 2
    for part in parts:
        assert part.text.startswith("<blockquote><b>")
        assert part.text.endswith("</b></blockquote>")


def test_characters_of_two_units_count_twice() -> None:
    assert len(split(Message("🍞" * 2048))) == 1
    assert len(split(Message("🍞" * 2049))) == 2


def test_an_escaped_character_is_never_cut() -> None:
    parts = split(Message("&amp;" * 10_000))
    assert "".join(part.text for part in parts) == "&amp;" * 10_000


words = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<>&"), max_size=60)
blocks = st.one_of(
    words,
    st.just("\n"),
    st.just("\n\n"),
    st.just("&lt;"),
    words.map(lambda text: f"<b>{text}</b>"),
    words.map(lambda text: f'<a href="https://t.me/x?a=1&amp;b=2">{text}</a>'),
    words.map(lambda text: f"<blockquote>{text}\n<i>{text}</i></blockquote>"),
)


@given(st.lists(blocks, max_size=30), st.integers(min_value=1, max_value=40))
def test_every_part_fits_parses_and_nothing_but_white_space_is_lost(texts: list[str], times: int) -> None:
    whole = "".join(texts) * times
    parts = split(Message(whole))
    seen = [Seen(part.text) for part in parts]
    assert all(units(one.text) <= LONGEST and not one.open for one in seen)
    assert "".join("".join(one.text for one in seen).split()) == "".join(Seen(whole).text.split())
    assert all(part.text.strip() for part in parts) or len(parts) == 1


@given(words)
def test_length_is_never_less_than_what_telegram_counts(text: str) -> None:
    assert length(f"<b>{text}</b>&lt;") >= units(text) + 1
