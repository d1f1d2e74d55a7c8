"""Every notice has words in every language, and no words break the page, the rules or somebody's secret."""

import inspect
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import get_type_hints

import pytest

from mutualaid_bot.chat.buttons import Button
from mutualaid_bot.chat.rendering import Message, menus, refusal_words, render, split
from mutualaid_bot.domain import notices
from mutualaid_bot.domain.notices import Notice
from mutualaid_bot.domain.people import Contact
from mutualaid_bot.domain.proposals import Refusal
from mutualaid_bot.texts import Texts, Words
from tests.chat.samples import HOSTILE, LANGUAGES, NEED, PHONE, SETTING, community, samples

TEXTS = Texts(LANGUAGES)
SAMPLES = tuple(samples())
ALLOWED_TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote"}
CLASSES = {
    one
    for _, one in inspect.getmembers(notices, inspect.isclass)
    if issubclass(one, Notice) and one is not Notice
}


class Page(HTMLParser):
    """Reads a message as strictly as Telegram does."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen = ""
        self.links: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED_TAGS
        assert tag == "a" or not attrs
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.seen += data

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise AssertionError(tag)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def said(notice: Notice, w: Words) -> Message:
    return render(notice, w, SETTING)


def buttons(message: Message) -> list[Button]:
    return [button for row in message.rows for button in row]


@pytest.fixture(params=LANGUAGES)
def w(request: pytest.FixtureRequest) -> Words:
    return TEXTS.words(str(request.param))


def test_every_notice_there_is_has_a_sample() -> None:
    assert {type(one) for one in SAMPLES} == CLASSES


def test_a_notice_without_words_is_a_fault_not_a_silence() -> None:
    class Unheard(Notice):
        pass

    with pytest.raises(TypeError, match="Unheard"):
        said(Unheard(), TEXTS.words("en"))


def test_every_notice_is_valid_html_in_every_language(w: Words) -> None:
    for notice in SAMPLES:
        for part in split(said(notice, w)):
            assert Page(part.text).seen.strip(), notice


def test_no_stray_sign_is_left_for_telegram_to_stumble_over(w: Words) -> None:
    for notice in SAMPLES:
        text = said(notice, w).text
        assert not re.search(r"<(?!/?(?:b|i|u|s|a|code|pre|blockquote)[ >])", text), notice
        assert not re.search(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)", text), notice
        assert "\x00" not in text and "\u202e" not in text, notice


def test_every_button_fits_and_does_one_thing(w: Words) -> None:
    for notice in SAMPLES:
        for button in buttons(said(notice, w)):
            assert 1 <= len(button.label) <= 64, notice
            assert (button.press is None) != (button.url is None), notice
            if button.press is not None:
                assert 1 <= len(button.press.pack().encode()) <= 64, notice


def test_a_row_of_buttons_is_never_empty_and_a_keyboard_never_too_long(w: Words) -> None:
    for notice in SAMPLES:
        rows = said(notice, w).rows
        assert all(rows) and sum(map(len, rows)) <= 100, notice


def test_inline_buttons_and_a_keyboard_never_meet_on_one_message(w: Words) -> None:
    for notice in SAMPLES:
        message = said(notice, w)
        assert not (message.rows and (message.contact_button or message.remove_keyboard)), notice


def test_the_welcome_has_no_buttons(w: Words) -> None:
    for posting_open in (True, False):
        assert said(notices.Welcome(posting_open), w) == Message(said(notices.Welcome(posting_open), w).text)


def test_what_members_typed_is_shown_as_they_typed_it() -> None:
    typed = "<b>&\"'</i><a href='x'> NEED {name} %s"
    hostile: list[Notice] = [
        one
        for one in SAMPLES
        if isinstance(one, notices.Introduced | notices.MeetingReminder) and one.name == HOSTILE
    ]
    hostile += [one for one in SAMPLES if isinstance(one, notices.DraftCard) and one.called == HOSTILE]
    hostile += [
        one for one in SAMPLES if isinstance(one, notices.ProposalCard) and one.need.called == HOSTILE
    ]
    assert len({type(one) for one in hostile}) == 4
    for notice in hostile:
        assert typed in Page(said(notice, TEXTS.words("en")).text).seen, notice


def test_a_name_of_many_lines_cannot_draw_a_card_of_its_own(w: Words) -> None:
    for notice in SAMPLES:
        text = re.sub(r"<blockquote>.*?</blockquote>", "", said(notice, w).text, flags=re.DOTALL)
        assert not re.search(r"^NEED \{name\}", text, re.MULTILINE), notice


def test_only_an_introduction_can_hold_a_contact() -> None:
    holders = {one for one in CLASSES if Contact in get_type_hints(one).values()}
    assert holders == {notices.Introduced}


def test_no_message_but_an_introduction_shows_a_way_to_reach_someone(w: Words) -> None:
    for notice in SAMPLES:
        page = Page(said(notice, w).text)
        reaching = [one for one in page.links if not one.startswith("https://t.me/mutualaid_bot?start=")]
        reaching += re.findall(r"\+?\d[\d ().-]{6,}\d", page.seen)
        reaching += [name for name in re.findall(r"@\w+", page.seen) if name != "@mutualaid_bot"]
        assert not reaching or isinstance(notice, notices.Introduced), notice


def test_an_introduction_shows_the_contact_and_how_to_stay_safe() -> None:
    shown = [
        Page(said(one, TEXTS.words("en")).text) for one in SAMPLES if isinstance(one, notices.Introduced)
    ]
    assert any("@ben_helps" in page.seen for page in shown)
    assert any(PHONE in page.seen for page in shown)
    assert any("tg://user?id=700123" in page.links for page in shown)
    for page in shown:
        assert "Meet where other people are" in page.seen
        assert "never pay, never share a code" in page.seen


UNASKED = (
    notices.NobodyFits,
    notices.RenewalQuestion,
    notices.StillLooking,
    notices.PostRests,
    notices.AgreeQuestion,
    notices.Introduced,
    notices.PlansChanged,
    notices.MeetingReminder,
    notices.FollowUp,
    notices.NoLongerOpen,
)


def test_the_first_words_of_what_comes_unasked_give_nothing_away(w: Words) -> None:
    categories = [one.name(w.language) for one in SETTING.community.categories]
    secrets = [*NEED.items, "groceries", "Mattapan", "Dorchester", "Ben", "Marie", PHONE, *categories]
    for notice in SAMPLES:
        if isinstance(notice, UNASKED):
            first = Page(said(notice, w).text.split("\n")[0]).seen
            told = [secret for secret in secrets if re.search(rf"\b{re.escape(secret)}\b", first)]
            assert not told, notice


def test_nobody_can_tell_whose_no_it_was(w: Words) -> None:
    endings = set()
    for notice in SAMPLES:
        if isinstance(notice, notices.ProposalCard) and notice.state == "lapsed":
            for answers in (("yes", "no"), ("no", "yes"), (None, None), ("no", None)):
                endings.add(said(replace(notice, need_answer=answers[0], offer_answer=answers[1]), w).text)
    assert len(endings) == 1


def test_plain_answers_are_short() -> None:
    setting = replace(SETTING, community=replace(community(), name="Mattapan Mutual Aid"))
    for language in ("en", "es"):
        words = TEXTS.words(language)
        for notice in SAMPLES:
            if isinstance(
                notice, notices.SmallTalk | notices.Answered | notices.NobodyFits | notices.Refused
            ):
                assert len(render(notice, words, setting).text) <= 240, notice
    for language in LANGUAGES:
        welcome = render(notices.Welcome(True), TEXTS.words(language), setting)
        assert len(welcome.text) <= 240, language


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_fits_the_small_window_over_a_chat(refusal: Refusal, w: Words) -> None:
    assert 1 <= len(refusal_words(refusal, w)) <= 200


def test_menus_hold_every_command_with_a_description_that_telegram_takes(w: Words) -> None:
    shown = menus(w)
    members = "start need offer mine away language privacy forget cancel help"
    assert " ".join(name for name, _ in shown.members) == members
    assert " ".join(name for name, _ in shown.coordinators) == "queue claim digest stats help"
    assert all(1 <= len(words) <= 256 for _, words in (*shown.members, *shown.coordinators))
