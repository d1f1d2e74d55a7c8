"""Posting: what members write becomes a card, and nobody else sees a word before "Post it"."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.posts import CONSENT_VERSION, Post, PostState
from mutualaid_bot.playground.people import Person
from tests.journeys.stage import Stage, phone_like, texts

CARD = "Did I get this right? Volunteers will see this card and nothing else:"


async def posts_of(stage: Stage, person: Person) -> list[Post]:
    async with stage.app.database.reading() as tx:
        return await tx.posts.of_member(person.id, since=datetime(2000, 1, 1, tzinfo=UTC))


async def test_an_ordinary_message_becomes_a_card_and_nobody_sees_it_before_post_it(stage: Stage) -> None:
    await stage.meet(stage.ana)

    await stage.says(stage.ana, "I need diapers size 4 in Mattapan, Tuesday 9am, for a family of 5")

    card = stage.ana.live()
    assert card.text.startswith(CARD)
    assert card.buttons[0][0].label == "Post it"
    for shown in ("Need", "diapers size 4", "Mattapan", "Tue", "09:00", "5"):
        assert shown in card.text
    assert stage.coordinators.hears() == []
    assert await posts_of(stage, stage.ana) == []

    await stage.presses(stage.ana, "Post it")

    [post] = await posts_of(stage, stage.ana)
    assert post.kind is Kind.NEED
    assert post.fields.neighborhood == "Mattapan"
    assert (post.fields.quantity, post.left) == (5, 5)
    assert post.fields.when is not None and post.fields.when.exact


async def test_only_what_is_missing_is_asked_one_question_at_a_time(stage: Stage) -> None:
    await stage.meet(stage.ana)

    await stage.says(stage.ana, "diapers size 4")
    assert stage.ana.live().labels[:2] == ["I need this", "I can give this"]
    await stage.presses(stage.ana, "I need this")
    assert "Which neighborhood?" in stage.ana.live().text
    await stage.presses(stage.ana, "Mattapan")

    assert stage.ana.live().text.startswith(CARD)


async def test_the_last_neighborhood_is_offered_first(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")

    await stage.says(stage.ana, "I need a winter coat")

    assert stage.ana.live().labels[0] == "Mattapan"


async def test_an_open_question_can_be_answered_in_words(stage: Stage) -> None:
    await stage.meet(stage.ana)

    await stage.says(stage.ana, "I need a crib", "eastie")

    assert stage.ana.live().text.startswith(CARD)
    assert "East Boston" in stage.ana.live().text


async def test_a_shared_location_picks_the_neighborhood_and_is_thrown_away(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need a crib")

    stage.ana.shares_location(42.2771, -71.0914)
    await stage.settle()

    assert "Mattapan" in stage.ana.live().text
    kept = stage.folder.joinpath("bot.db").read_bytes() + stage.folder.joinpath("bot.db-wal").read_bytes()
    assert b"42.2771" not in kept


async def test_each_field_can_be_changed_by_a_button(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan")

    await stage.presses(stage.ana, "Change something")
    menu = stage.ana.live().labels
    for label in ("Need or offer", "What kind of help", "Where", "When", "How many", "For whom", "My name"):
        assert any(label in shown for shown in menu), (label, menu)


async def test_fields_can_be_changed_in_words_while_the_card_is_open(stage: Stage) -> None:
    await stage.meet(stage.ana)

    await stage.says(stage.ana, "I need diapers size 4 in Mattapan", "in Roxbury", "tomorrow at 10am")

    card = stage.ana.live()
    assert card.text.startswith(CARD)
    assert "📍 Roxbury" in card.text
    assert "Sat 10:00" in card.text


async def test_a_second_post_asks_whether_it_changes_the_first(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan", "I can offer math tutoring in Mattapan")

    assert "new one" in " ".join(stage.ana.live().labels)
    await stage.presses(stage.ana, "Start a new one")

    card = stage.ana.live()
    assert "Offer" in card.text and "diapers" not in card.text


async def test_the_first_card_waits_until_the_second_is_done(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan", "I can offer math tutoring in Mattapan")
    await stage.presses(stage.ana, "Start a new one")

    await stage.presses(stage.ana, "Post it")
    assert stage.ana.live() is stage.ana.last() and "diapers" in stage.ana.live().text
    await stage.presses(stage.ana, "Post it")

    assert {post.kind for post in await posts_of(stage, stage.ana)} == {Kind.NEED, Kind.OFFER}


async def test_a_second_post_keeps_its_own_picture_and_its_own_message(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan")
    message = stage.ana.sends_photo("I can give a crib in Roxbury")
    await stage.settle()
    await stage.presses(stage.ana, "Start a new one")

    stage.ana.edits(message, "I can give a big crib in Roxbury")
    await stage.settle()
    await stage.presses(stage.ana, "Post it")

    [post] = await posts_of(stage, stage.ana)
    assert post.text == "I can give a big crib in Roxbury" and len(post.photos) == 1


async def test_only_the_newest_card_keeps_its_buttons(stage: Stage) -> None:
    await stage.meet(stage.ana)

    await stage.says(stage.ana, "I need diapers size 4 in Mattapan", "in Roxbury")

    assert len([message for message in stage.ana.hears() if message.labels]) == 1


async def test_an_edited_message_changes_its_card(stage: Stage) -> None:
    await stage.meet(stage.ana)
    message = stage.ana.says("I need diapers size 4 in Mattapan")
    await stage.settle()

    stage.ana.edits(message, "I need diapers size 5 in Hyde Park")
    await stage.settle()

    assert "size 5" in stage.ana.live().text
    assert "Hyde Park" in stage.ana.live().text


async def test_an_edited_message_changes_its_post_after_a_new_yes(stage: Stage) -> None:
    await stage.meet(stage.ana)
    message = stage.ana.says("I need diapers size 4 in Mattapan")
    await stage.settle()
    await stage.presses(stage.ana, "Post it")

    stage.ana.edits(message, "I need diapers size 5 in Mattapan")
    await stage.settle()
    [before] = await posts_of(stage, stage.ana)
    await stage.presses(stage.ana, "Post it")

    [after] = await posts_of(stage, stage.ana)
    assert (before.version, after.version) == (1, 2)
    assert before.text == "I need diapers size 4 in Mattapan"
    assert after.text == "I need diapers size 5 in Mattapan"
    assert after.made_at == before.made_at


async def test_an_album_is_one_message(stage: Stage) -> None:
    await stage.meet(stage.ben)

    stage.ben.sends_album(["I can give a crib in Roxbury", None, None])
    await stage.settle()
    await stage.presses(stage.ben, "Post it")

    [post] = await posts_of(stage, stage.ben)
    assert len(post.photos) == 3


async def test_a_photo_with_a_caption_works_like_a_text(stage: Stage) -> None:
    await stage.meet(stage.ben)

    stage.ben.sends_photo("I can give a crib in Roxbury")
    await stage.settle()

    assert stage.ben.live().text.startswith(CARD)
    assert "crib" in stage.ben.live().text


async def test_a_photo_without_words_is_asked_for_them_and_they_are_read_like_any(stage: Stage) -> None:
    await stage.meet(stage.ben)

    stage.ben.sends_photo()
    await stage.settle()
    assert "write in a few words what it is about" in stage.ben.live().text
    await stage.says(stage.ben, "I can give a crib in Roxbury, call me at 617-555-0134")

    card = stage.ben.live()
    assert card.text.startswith(CARD)
    for shown in ("Offer", "crib", "Roxbury", "picture", "hid the contact"):
        assert shown in card.text
    await stage.presses(stage.ben, "Post it")
    [post] = await posts_of(stage, stage.ben)
    assert len(post.photos) == 1
    assert post.text is not None and "crib" in post.text and "0134" not in post.text


async def test_an_album_without_words_is_asked_for_them_once(stage: Stage) -> None:
    await stage.meet(stage.ben)
    before = len(stage.ben.hears())

    stage.ben.sends_album([None, None, None])
    await stage.settle()

    [question] = stage.ben.hears()[before:]
    assert "write in a few words what it is about" in question.text
    await stage.says(stage.ben, "I can give a crib in Roxbury")
    await stage.presses(stage.ben, "Post it")
    [post] = await posts_of(stage, stage.ben)
    assert len(post.photos) == 3


async def test_the_words_of_an_album_may_stand_on_its_second_picture(stage: Stage) -> None:
    await stage.meet(stage.ben)
    before = len(stage.ben.hears())

    stage.ben.sends_album([None, "I can give a crib in Roxbury, I am afraid of the police", None])
    await stage.settle()

    [card] = stage.ben.hears()[before:]
    assert card.text.startswith(CARD) and "crib" in card.text
    assert "Your words are hidden" in card.text
    await stage.presses(stage.ben, "Post it")
    [post] = await posts_of(stage, stage.ben)
    assert len(post.photos) == 3 and post.text is None


async def test_each_picture_of_an_album_may_have_words_of_its_own(stage: Stage) -> None:
    await stage.meet(stage.ben)

    stage.ben.sends_album(["I can give a crib in Roxbury", "and the mattress, call 617-555-0134"])
    await stage.settle()

    assert "mattress" in stage.ben.live().text and "hid the contact" in stage.ben.live().text


async def test_a_picture_sent_for_an_open_card_comes_along_with_it(stage: Stage) -> None:
    await stage.meet(stage.ben)
    await stage.says(stage.ben, "I can give a crib in Roxbury")
    before = len(stage.ben.hears())

    stage.ben.sends_album([None, "it is blue", None])
    await stage.settle()

    [card] = stage.ben.hears()[before:]
    assert card.text.startswith(CARD) and "picture" in card.text and "it is blue" in card.text
    await stage.presses(stage.ben, "Post it")
    [post] = await posts_of(stage, stage.ben)
    assert len(post.photos) == 3


async def test_a_thank_you_is_not_taken_for_the_words_of_a_picture(stage: Stage) -> None:
    await stage.meet(stage.ben)
    stage.ben.sends_photo()
    await stage.settle()

    await stage.says(stage.ben, "thank you so much!")
    assert not stage.ben.last().labels
    await stage.says(stage.ben, "/offer a crib in Roxbury")

    card = stage.ben.live()
    assert "Offer" in card.text and "crib" in card.text and "picture" in card.text


async def test_a_place_shared_before_the_words_of_a_picture_is_kept(stage: Stage) -> None:
    await stage.meet(stage.ben)
    stage.ben.sends_photo()
    await stage.settle()
    stage.ben.shares_location(42.2771, -71.0914)
    await stage.settle()
    assert "write in a few words" in stage.ben.live().text

    await stage.says(stage.ben, "I can give a crib")

    assert "Mattapan" in stage.ben.live().text


async def test_new_words_that_are_delicate_are_hidden_too(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need a ride in Roxbury")
    await stage.presses(stage.ana, "Change something")
    await stage.presses(stage.ana, "My words")

    await stage.says(stage.ana, "I need a ride, I am afraid of ICE and the police")

    assert "afraid" not in stage.ana.live().text and "Your words are hidden" in stage.ana.live().text


@pytest.mark.parametrize("what", ["sends_voice", "sends_sticker", "sends_document"])
async def test_what_cannot_be_read_gets_a_kind_answer(stage: Stage, what: str) -> None:
    await stage.meet(stage.ana)
    before = len(stage.ana.hears())

    getattr(stage.ana, what)()
    await stage.settle()

    [answer] = stage.ana.hears()[before:]
    assert answer.text and not answer.labels


async def test_contacts_in_the_text_are_masked_before_anyone_else_reads_it(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)

    await stage.posts(
        stage.ana, "I need a crib in Roxbury. Call 617-555-0134 or ana@example.org, 12 Centre St"
    )
    await stage.posts(stage.ben, "I can give a crib in Roxbury")

    seen = texts(stage.coordinators.hears())
    assert "crib" in seen
    assert phone_like(seen) == []
    assert "example.org" not in seen and "12 Centre" not in seen
    [post] = await posts_of(stage, stage.ana)
    assert post.text is not None and "0134" not in post.text


async def test_a_number_becomes_a_contact_only_by_its_owners_own_tap(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, "I need a crib in Roxbury. Call 617-555-0134")

    async with stage.app.database.reading() as tx:
        assert await tx.people.contact_kinds(stage.ana.id) == frozenset()
    stage.ana.shares_contact(of="Uncle Joe", phone="+16175550177")
    await stage.settle()
    async with stage.app.database.reading() as tx:
        assert await tx.people.contact_kinds(stage.ana.id) == frozenset()
    stage.ana.shares_contact()
    await stage.settle()
    async with stage.app.database.reading() as tx:
        assert await tx.people.contact_kinds(stage.ana.id) == {"phone"}


async def test_the_first_card_says_what_is_kept_and_who_sees_it(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan")
    first = stage.ana.live().text
    await stage.presses(stage.ana, "Post it")

    await stage.says(stage.ana, "I need a winter coat in Mattapan")

    assert "We keep" in first and "only if you both say yes" in first
    assert "We keep" not in stage.ana.live().text


async def test_post_it_is_the_consent_kept_with_the_version_of_its_words(stage: Stage) -> None:
    await stage.meet(stage.ana)
    number = await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")

    async with stage.app.database.reading() as tx:
        row = await tx.statements.row("SELECT consent_version FROM posts WHERE id = ?", number)
    assert row is not None and row["consent_version"] == CONSENT_VERSION


async def test_neighbors_call_someone_by_the_first_word_of_their_name_or_as_they_say(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan")
    assert "Ana" in stage.ana.live().text and "Alves" not in stage.ana.live().text

    await stage.presses(stage.ana, "Change something")
    await stage.presses(stage.ana, next(label for label in stage.ana.live().labels if "My name" in label))
    assert "What should neighbors call you?" in stage.ana.live().text
    await stage.says(stage.ana, "Mama Ana")

    assert "Mama Ana" in stage.ana.live().text


async def test_someone_can_post_for_a_person_they_know(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan")

    await stage.presses(stage.ana, "Change something")
    await stage.presses(stage.ana, next(label for label in stage.ana.live().labels if "whom" in label))
    await stage.says(stage.ana, "Rosa")
    await stage.presses(stage.ana, "Post it")

    [post] = await posts_of(stage, stage.ana)
    assert post.for_whom == "Rosa"


async def test_someones_own_offer_may_meet_the_need_of_a_person_they_know(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need a crib in Roxbury")
    await stage.presses(stage.ana, "Change something")
    await stage.presses(stage.ana, next(label for label in stage.ana.live().labels if "whom" in label))
    await stage.says(stage.ana, "Rosa")
    await stage.presses(stage.ana, "Post it")
    assert stage.coordinators.hears() == []

    await stage.posts(stage.ana, "I can give a crib in Roxbury")

    assert "Approve" in stage.coordinators.live().labels


async def test_delicate_words_are_hidden_unless_their_writer_shows_them(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    words = "I need a ride in Roxbury, I am afraid of ICE and the police"

    await stage.says(stage.ana, words)
    card = stage.ana.live()
    assert "afraid" not in card.text and "Show my words" in card.labels
    await stage.presses(stage.ana, "Post it")
    await stage.posts(stage.ben, "I can give rides in Roxbury")

    assert "ride" in texts(stage.coordinators.hears())
    assert "afraid" not in texts(stage.coordinators.hears())


async def test_hide_my_words_leaves_only_the_fields(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.says(stage.ana, "I need a crib in Roxbury, mine broke last night")

    await stage.presses(stage.ana, "Hide my words")
    await stage.presses(stage.ana, "Post it")
    await stage.posts(stage.ben, "I can give a crib in Roxbury")

    assert "broke" not in texts(stage.coordinators.hears())


async def test_at_most_ten_open_posts_and_five_an_hour(stage: Stage) -> None:
    await stage.meet(stage.ana)
    things = ("a crib", "a coat", "diapers", "groceries", "a sofa", "a ride")
    for thing in things[:5]:
        await stage.posts(stage.ana, f"I need {thing} in Roxbury")

    await stage.says(stage.ana, f"I need {things[5]} in Roxbury")
    assert "5" in stage.ana.last().text and not stage.ana.last().labels

    await stage.later(hours=1, minutes=1)
    await stage.posts(stage.ana, f"I need {things[5]} in Roxbury")
    assert len(await posts_of(stage, stage.ana)) == 6


async def test_no_more_than_max_open_posts(bare_stage: Stage) -> None:
    stage = await bare_stage.open(posts={"max_open": 2})
    await stage.meet(stage.ana)
    for thing in ("a crib", "a coat"):
        await stage.posts(stage.ana, f"I need {thing} in Roxbury")

    await stage.says(stage.ana, "I need diapers in Roxbury")

    assert "2" in stage.ana.last().text and not stage.ana.last().labels


async def test_the_same_words_twice_ask_whether_it_is_the_same(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.later(days=2)

    await stage.says(stage.ana, "i need DIAPERS size 4 in mattapan!")

    assert "Friday" in stage.ana.live().text
    stage.ana.presses_first()
    await stage.settle()
    assert len(await posts_of(stage, stage.ana)) == 1


async def test_thanks_and_greetings_never_become_posts(stage: Stage) -> None:
    await stage.meet(stage.ana)
    for words in ("thank you so much!", "hello", "good morning everyone"):
        await stage.says(stage.ana, words)
        assert not stage.ana.last().labels


async def test_cancel_throws_the_open_card_away(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan", "/cancel")

    assert all(not message.labels for message in stage.ana.hears())
    assert await posts_of(stage, stage.ana) == []


async def test_a_card_from_before_is_told_to_be_gone_not_posted_twice(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan")
    card = stage.ana.live()
    button = card.buttons[0][0]

    stage.ana.taps(card, button)
    stage.ana.taps(card, button)
    await stage.settle()

    assert len(await posts_of(stage, stage.ana)) == 1


async def test_what_members_typed_is_escaped_where_it_is_shown(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)

    await stage.posts(stage.ana, "I need a <b>crib</b> & </i> in Roxbury <3 <script>")
    await stage.posts(stage.ben, "I can give a crib in Roxbury")

    assert "<b>crib</b> & </i>" in texts(stage.coordinators.hears())


async def test_a_post_is_open_until_it_is_met_rested_or_withdrawn(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")

    [post] = await posts_of(stage, stage.ana)
    assert post.state is PostState.OPEN
