"""What the cards and questions say and offer, in the contract's words."""

from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from mutualaid_bot.chat.buttons import Press, Verb
from mutualaid_bot.chat.rendering import Message, render
from mutualaid_bot.domain.introductions import Outcome
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import (
    AgreeQuestion,
    AwayChoice,
    DangerFirst,
    DigestPreview,
    DraftCard,
    FollowUp,
    Gathered,
    GroupAnswer,
    Help,
    Introduced,
    MeetingReminder,
    Notice,
    PostCard,
    Posted,
    PostRests,
    RenewalQuestion,
    ShareContact,
    StillLooking,
)
from mutualaid_bot.domain.posts import Asking, Field, PostState
from mutualaid_bot.domain.proposals import DeclineReason, Later, ProposalState, Side
from mutualaid_bot.texts import Texts
from tests.chat.samples import (
    APPROVED,
    BARE,
    CARD,
    DIGEST,
    DRAFT,
    HALF_NEED,
    HALF_OFFER,
    INTRODUCED,
    LANGUAGES,
    NEED,
    OFFER,
    QUESTION,
    QUEUE,
    SETTING,
    at,
    community,
)

TEXTS = Texts(LANGUAGES)
ENGLISH = TEXTS.words("en")


def said(notice: Notice) -> Message:
    return render(notice, ENGLISH, SETTING)


def labels(notice: Notice) -> list[str]:
    return [button.label for row in said(notice).rows for button in row]


def presses(notice: Notice) -> list[Press]:
    return [button.press for row in said(notice).rows for button in row if button.press]


MAIN_ACTIONS: list[tuple[Notice, str, Press]] = [
    (DraftCard(DRAFT, called="Marie"), "Post it", Press(Verb.POST_IT, 4)),
    (CARD, "Approve", Press(Verb.APPROVE, 9, "1.2")),
    (APPROVED, "Undo", Press(Verb.UNDO, 9)),
    (QUESTION, "Yes, connect us", Press(Verb.YES, 9, "offer")),
    (INTRODUCED, "Plans changed", Press(Verb.PLANS_CHANGED, 11, "need")),
    (
        MeetingReminder(11, Side.OFFER, "Ana", NEED, at(24)),
        "Plans changed",
        Press(Verb.PLANS_CHANGED, 11, "offer"),
    ),
    (FollowUp(11, Side.NEED, 12, NEED, False), "It worked out", Press(Verb.OUTCOME, 11, "need.worked")),
    (RenewalQuestion(12, OFFER, at(27)), "Keep it open", Press(Verb.KEEP, 12)),
    (StillLooking(12, NEED, 21), "Close it", Press(Verb.CLOSE, 12)),
    (PostRests(12, OFFER, at(27)), "Open it again", Press(Verb.REOPEN, 12)),
    (DIGEST, "No more digests", Press(Verb.DIGEST_OFF, 0)),
    (DigestPreview(DIGEST, 40, "2026-11-26", 3), "Send it", Press(Verb.SEND_DIGEST, 3)),
    (QUEUE, "Next 10", Press(Verb.QUEUE, 0, "2")),
    (AwayChoice(True, None), "I am back", Press(Verb.AWAY, 0, "back")),
]


@pytest.mark.parametrize(("notice", "label", "press"), MAIN_ACTIONS)
def test_the_first_button_is_the_main_action(notice: Notice, label: str, press: Press) -> None:
    assert labels(notice)[0] == label
    assert presses(notice)[0] == press


def test_the_other_labels_are_the_contracts() -> None:
    assert labels(CARD) == ["Approve", "Not this pair", "Later"]
    assert labels(QUESTION) == ["Yes, connect us", "No, thanks"]
    assert labels(FollowUp(11, Side.NEED, 12, NEED, False)) == ["It worked out", "Not yet", "It did not work"]
    assert labels(RenewalQuestion(12, NEED, at(27))) == ["Keep it open", "Close it"]
    assert "Hide my words" in labels(DraftCard(DRAFT, called="Marie"))


# --- joining ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("notice", [Help(), *(GroupAnswer(kind, "https://t.me/x") for kind in Kind)])
def test_for_the_group_the_commands_are_taught_with_the_bots_name(notice: Notice, language: str) -> None:
    """Telegram shows the bot no other messages there."""
    setting = replace(SETTING, community=replace(SETTING.community, members_chat=-100))
    text = render(notice, TEXTS.words(language), setting).text
    assert "/need@mutualaid_bot" in text and "/offer@mutualaid_bot" in text


def test_where_there_is_no_group_its_commands_are_not_taught() -> None:
    assert "@" not in said(Help()).text


# --- drafts -----------------------------------------------------------------------------------


def test_a_draft_card_shows_all_that_volunteers_will_see() -> None:
    text = said(DraftCard(replace(DRAFT, text="Diapers, please"), called="Marie")).text
    assert text.startswith("Did I get this right? Volunteers will see this card and nothing else:")
    for part in (
        "Need",
        "Food, Hygiene: diapers size 4, food",
        "Mattapan",
        "Tue 18:00",
        "5",
        "Marie",
        "For Rosa",
    ):
        assert part in text
    for part in ("Kreyòl", "Urgent", "<blockquote>Diapers, please</blockquote>"):
        assert part in text


def test_the_first_card_says_in_two_lines_what_is_kept_and_who_sees_it() -> None:
    last = said(DraftCard(DRAFT, called="Marie")).text.split("\n\n")[-1].split("\n")
    assert len(last) == 2
    assert "keep" in last[0] and "see" in last[1]
    assert "/privacy" not in said(DraftCard(replace(DRAFT, first=False), called="Marie")).text


def test_hidden_words_are_not_on_the_card_and_can_be_shown_again() -> None:
    notice = DraftCard(replace(DRAFT, hidden=True, text="my own words"), called="Marie")
    assert "my own words" not in said(notice).text
    assert "Your words are hidden" in said(notice).text
    assert Press(Verb.DRAFT_HIDE, 4, "off") in presses(notice)


def test_a_card_without_words_does_not_speak_of_them() -> None:
    notice = DraftCard(replace(DRAFT, text=""), called="Marie")
    assert "words" not in said(notice).text and "blockquote" not in said(notice).text
    assert not any("words" in label for label in labels(notice))


def test_a_picture_alone_is_asked_for_its_words_and_other_words_are_asked_for_otherwise() -> None:
    alone = DraftCard(replace(DRAFT, fields=BARE, text=""), called="Marie")
    assert said(alone).text == "Thank you for the picture. Please write in a few words what it is about."
    assert labels(alone) == ["Throw it away"]
    again = replace(DRAFT, asking=Field.WORDS.value)
    assert "Write it again" in said(DraftCard(again, called="Marie")).text
    none_yet = replace(again, text="", photos=())
    assert "write in a few words" in said(DraftCard(none_yet, called="Marie")).text


def test_a_card_never_comes_before_what_is_missing() -> None:
    notice = DraftCard(replace(DRAFT, fields=BARE), called="Marie")
    assert [one.arg for one in presses(notice)[:2]] == [Kind.NEED, Kind.OFFER]
    assert Verb.POST_IT not in {one.verb for one in presses(notice)}
    assert Verb.DRAFT_BACK not in {one.verb for one in presses(notice)}


def test_a_field_that_shall_change_has_a_way_back_to_the_card() -> None:
    for field in Field:
        notice = DraftCard(replace(DRAFT, asking=field.value), called="Marie")
        assert presses(notice)[-1] == Press(Verb.DRAFT_BACK, 4)


def test_each_category_has_its_picture_and_its_name_in_the_readers_language() -> None:
    notice = DraftCard(replace(DRAFT, asking=Field.CATEGORY.value), called="Marie")
    first = render(notice, TEXTS.words("es"), SETTING).rows[0][0]
    assert (first.label, first.press) == ("🍞 Comida", Press(Verb.DRAFT_CATEGORY, 4, "food"))


def test_the_last_neighborhood_stands_first_and_the_others_by_name() -> None:
    notice = DraftCard(
        replace(DRAFT, asking=Field.NEIGHBORHOOD.value), called="Marie", last_neighborhood="Roxbury"
    )
    assert labels(notice)[:5] == ["Roxbury", "Dorchester", "East Boston", "Hyde Park", "Mattapan"]


def test_many_neighborhoods_come_in_pages_that_can_be_turned() -> None:
    names = tuple(f"Place {number:02}" for number in range(60))
    setting = replace(SETTING, community=community(places=names))
    shown: list[str] = []
    turns: list[list[str]] = []
    for page in range(3):
        notice = DraftCard(replace(DRAFT, asking=Field.NEIGHBORHOOD.value), called="Marie", page=page)
        pressed = [
            button.press for row in render(notice, ENGLISH, setting).rows for button in row if button.press
        ]
        shown += [one.arg for one in pressed if one.verb is Verb.DRAFT_PLACE]
        turns.append([one.arg for one in pressed if one.verb is Verb.DRAFT_PAGE])
    assert shown == list(names)
    assert turns == [["1"], ["0", "2"], ["1"]]


def test_the_same_words_again_are_asked_about_by_their_day() -> None:
    notice = DraftCard(replace(DRAFT, asking=Asking.SAME.value), called="Marie", same_posted=at(17))
    assert "Tuesday" in said(notice).text
    assert [one.arg for one in presses(notice)] == ["yes", "no"]


def test_a_post_of_its_own_asks_whether_to_change_this_one_or_start_another() -> None:
    draft = replace(DRAFT, asking=Asking.SECOND.value, waiting_text="A crib, <please>")
    notice = DraftCard(draft, called="Marie")
    assert "A crib, &lt;please&gt;" in said(notice).text
    assert [one.arg for one in presses(notice)] == ["change", "new"]


# --- posts ------------------------------------------------------------------------------------


def test_who_posts_at_night_is_told_when_people_read_again_and_whom_to_call() -> None:
    text = said(Posted(12, Kind.NEED, NEED, at(21), at(21, 8), False)).text
    assert "08:00" in text and "call 911" in text
    nobody = replace(SETTING, community=community(emergencies=()))
    assert "call" not in render(Posted(12, Kind.NEED, NEED, at(21), at(21, 8), False), ENGLISH, nobody).text


def test_who_posts_by_day_is_told_when_we_write_again() -> None:
    assert "on Saturday even if we have not" in said(Posted(12, Kind.NEED, NEED, at(21), None, False)).text


def test_a_closed_post_can_be_opened_only_while_its_words_are_there() -> None:
    rested = PostCard(12, Kind.OFFER, None, OFFER, PostState.RESTED, 1, "rested", can_reopen=True)
    assert labels(rested) == ["Open it again"]
    assert labels(replace(rested, can_reopen=False)) == []


def test_danger_is_answered_with_whoever_is_there_for_it_first() -> None:
    def numbers(*kinds: str) -> list[str]:
        return [
            line.split("<b>")[1].split("</b>")[0] for line in said(DangerFirst(kinds)).text.split("\n")[2:]
        ]

    assert numbers("suicide") == ["988", "911", "311"]
    assert numbers("violence") == ["911", "311", "988"]
    assert numbers("child") == ["911", "311", "988"]
    assert numbers() == ["911", "988", "311"]


def test_danger_is_answered_even_where_no_number_was_configured() -> None:
    setting = replace(SETTING, community=community(emergencies=()))
    assert "cannot send help" in render(DangerFirst(("fire",)), ENGLISH, setting).text


# --- the two people ---------------------------------------------------------------------------


def test_a_helper_is_asked_with_fields_only_and_told_what_the_other_would_see() -> None:
    text = said(QUESTION).text
    assert text.startswith("Can you help a neighbor?")
    for part in (
        "diapers size 4",
        "× 3",
        "Mattapan",
        "Tue 18:00",
        "Kreyòl",
        "<b>Ben</b>",
        "your Telegram username",
    ):
        assert part in text
    assert "Marie" not in text


def test_the_person_who_needs_is_asked_about_their_own_need_and_sees_the_offer() -> None:
    notice: AgreeQuestion = replace(
        QUESTION, side=Side.NEED, called="Marie", fields=OFFER, own_fields=NEED, own_post=128
    )
    text = said(notice).text
    assert text.startswith("Good news about post 128")
    assert "diapers size 4" in text and "groceries" in text and "You keep your place" in text


def test_a_yes_without_a_contact_asks_for_the_readers_own_number() -> None:
    message = said(ShareContact())
    assert message.contact_button == "Share my number"
    assert message.rows == ()


def test_an_introduction_brings_the_other_ones_photos() -> None:
    notice: Introduced = replace(INTRODUCED, photos=("one", "two"))
    assert said(notice).photos == ("one", "two")


def test_a_follow_up_carries_whose_answer_it_is() -> None:
    pressed = presses(FollowUp(11, Side.OFFER, 12, NEED, True))
    assert [one.arg for one in pressed] == [f"offer.{outcome.value}" for outcome in Outcome]


# --- the coordinators -------------------------------------------------------------------------


def offered(**changes: Any) -> str:
    """The line about the offer's writer on the coordinators' card."""
    text = said(replace(CARD, offer=replace(HALF_OFFER, **changes))).text
    return next(line for line in text.splitlines() if line.startswith("<b>OFFER"))


def test_of_who_offers_it_is_said_since_when_they_are_here_and_how_much_is_left() -> None:
    assert offered(for_whom=None) == "<b>OFFER</b> Ben · here since March · 1 of 3 left this week"
    assert "Ben, for Al · waits 2 days · here since March" in offered(waited_days=2)
    assert "here since March 2025" in offered(since=at(3, month=3) - timedelta(days=365))
    assert "Al · here since Tuesday ·" in offered(since=at(17))
    assert "here since November" in offered(since=at(13))


def test_an_offer_without_words_is_shown_without_and_not_as_hidden() -> None:
    text = said(replace(CARD, offer=replace(HALF_OFFER, text=""))).text
    assert "words hidden" not in text and text.count("blockquote") == 2  # the need's


def test_the_card_shows_both_halves_what_to_mind_and_what_would_be_next() -> None:
    text = unescape(said(CARD).text)
    for part in ("#128 + #131", "nobody yet", "Marie · waits 6 days · first time here", "Ben, for Al"):
        assert part in text
    for part in (
        "1 of 3 left this week",
        "words hidden",
        "next door",
        "needs an interpreter (Kreyòl, English)",
    ):
        assert part in text
    assert "if not: #140, then #122" in text


def test_a_careful_card_says_who_said_yes_and_how_many_it_needs() -> None:
    text = said(replace(CARD, careful=True, approvals=("Cora",), approvals_needed=2)).text
    assert "yes: Cora" in text and "careful, 1 of 2 yes" in text


def test_not_this_pair_asks_why_with_one_tap() -> None:
    notice = replace(CARD, stage="why")
    assert [one.arg for one in presses(notice) if one.verb is Verb.DECLINE] == [
        one.value for one in DeclineReason
    ]
    assert presses(notice)[-1] == Press(Verb.PROPOSAL_BACK, 9)


def test_later_offers_three_moments() -> None:
    notice = replace(CARD, stage="later")
    assert [one.arg for one in presses(notice) if one.verb is Verb.PUT_OFF] == [one.value for one in Later]
    assert labels(notice) == ["In 3 hours", "Tomorrow", "Monday", "Back"]


def test_a_decided_card_shrinks_to_two_lines_that_name_who_decided() -> None:
    lines = said(APPROVED).text.split("\n")
    assert lines == [
        "<b>#128 + #131</b> · approved by Cora Fri 14:02",
        "Ben yes · Marie asked until Mon 14:00",
    ]
    for state in set(ProposalState) - {ProposalState.SHOWN}:
        assert len(said(replace(APPROVED, state=state)).text.split("\n")) == 2
    assert "by an administrator" in said(replace(APPROVED, approvals=("",))).text


def test_undo_is_there_only_while_it_works() -> None:
    assert labels(replace(APPROVED, can_undo=False)) == []
    assert labels(replace(APPROVED, state=ProposalState.AGREED)) == []


def test_a_no_is_only_an_answer_until_the_end() -> None:
    assert "Ben answered" in said(replace(APPROVED, offer_answer="no")).text


def test_nothing_of_someone_who_left_stays_on_a_card() -> None:
    text = said(replace(CARD, need=replace(HALF_NEED, gone=True))).text
    assert "someone who left" in text
    for part in ("Marie", "diapers size 4", "food for us five", "Mattapan"):
        assert part not in text


def test_the_queue_says_why_each_one_waits_and_who_needs_a_call() -> None:
    text = said(QUEUE).text
    assert "23 needs open" in text and "approve #128 + #131" in text
    assert "1. 🔴 <b>#140</b>" in text and "nobody offers this" in text
    assert "2. <b>#97</b>" in text and "19 days" in text and "offers are full for now" in text
    assert "#88 Ana: did not answer" in text and "blocked the bot" in text


def test_a_weak_fit_can_be_looked_at_after_all() -> None:
    notice = Gathered((), ((128, 131), (97, 131)), (), ())
    assert labels(notice) == ["Show #128 + #131", "Show #97 + #131"]
    assert presses(notice)[1] == Press(Verb.SHOW_WEAK, 97, "131")


def test_a_digest_shows_fields_and_a_link_place_by_place() -> None:
    text = said(DIGEST).text
    assert text.count("📍 <b>Mattapan</b>") == 1
    assert '<a href="https://t.me/mutualaid_bot?start=h_def">I can help</a>' in text
    assert "2 more neighbors could use other help" in text
    assert labels(replace(DIGEST, private=False)) == []
