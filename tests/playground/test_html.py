"""The HTML that Telegram reads, and what it says about the HTML that it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutualaid_bot.playground.parsing import find_entities, parse_html, slice_utf16, trim
from mutualaid_bot.playground.refusals import Refusal


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<b>hi", 'Can\'t find end tag corresponding to start tag "b"'),
        ("I <3", "Unclosed start tag at byte offset 2"),
        ("I <3 you", 'Unsupported start tag "3" at byte offset 2'),
        ("é <3 you>", 'Unsupported start tag "3" at byte offset 3'),
        ("<p>hi</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("hi</b>", "Unexpected end tag at byte offset 2"),
        ("<b>hi</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("<b>hi</b", "Unclosed end tag at byte offset 5"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        (
            "<a href>x</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a ='x'>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x_y>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<a href='x>x</a>", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_that_does_not_parse_is_refused_with_the_place_in_bytes(markup: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(markup)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("markup", "text", "marked"),
    [
        ("<b>hi</b> there", "hi there", [("bold", "hi")]),
        ("😀 <I>hi</i>", "😀 hi", [("italic", "hi")]),
        ("<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
        ("&lt;3 &amp; &#33; &#x41 &unknown; &", "<3 & ! A &unknown; &", []),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [("bold", "x")]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", "x")]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", "x")]),
        ('<a href="not a link">x</a>', "x", []),
    ],
)
def test_html_becomes_text_and_entities(markup: str, text: str, marked: list[tuple[str, str]]) -> None:
    plain, entities = parse_html(markup)
    assert plain == text
    assert [(e["type"], slice_utf16(plain, e["offset"], e["length"])) for e in entities] == marked


def test_a_link_keeps_its_address_with_what_was_escaped_in_it() -> None:
    text, entities = parse_html('<a href="https://t.me/x_bot?start=a&amp;b=&quot;">go</a>')
    assert entities == [
        {"offset": 0, "length": 2, "type": "text_link", "url": 'https://t.me/x_bot?start=a&b="'}
    ]
    assert text == "go"


@given(st.text())
def test_whatever_a_member_typed_comes_back_if_it_was_escaped(typed: str) -> None:
    escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert parse_html(f"<b>{escaped}</b>")[0] == typed


@given(st.text(alphabet="<>/abp&;='\" é😀\n"))
def test_html_is_read_or_refused_and_never_anything_else(markup: str) -> None:
    try:
        text, entities = parse_html(markup)
    except Refusal:
        return
    bare, kept = trim(text, entities)
    assert bare == text.strip()
    for entity in kept:
        assert len(slice_utf16(bare, entity["offset"], entity["length"])) > 0


def test_telegram_finds_commands_links_and_names_by_itself() -> None:
    text = "/need@neighbors_demo_bot 😀 see https://a.org/x. or @ana_b, mail a@b.org"
    found = [(e["type"], slice_utf16(text, e["offset"], e["length"])) for e in find_entities(text, [])]
    assert found == [
        ("bot_command", "/need@neighbors_demo_bot"),
        ("url", "https://a.org/x"),
        ("mention", "@ana_b"),
        ("email", "a@b.org"),
    ]
