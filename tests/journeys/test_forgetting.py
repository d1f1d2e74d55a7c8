"""Rights and forgetting: what /privacy promises, and that /forget leaves nothing behind, here or in chats."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from mutualaid_bot.playground.chats import Message
from mutualaid_bot.playground.groups import Listener
from tests.journeys.stage import Stage, texts

WORDS = "I need diapers size 4 for my xylophonist twins in Mattapan"
THURSDAY = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)  # 17:30 in Boston


async def forget(stage: Stage, who: Any) -> None:
    await stage.says(who, "/forget")
    await stage.presses(who, "Yes, forget me")


async def everything(stage: Stage) -> dict[str, list[dict[str, Any]]]:
    """All that stands in the database, table by table."""
    async with stage.app.database.reading() as tx:
        tables = await tx.statements.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        return {
            table["name"]: [dict(row) for row in await tx.statements.rows(f'SELECT * FROM "{table["name"]}"')]
            for table in tables
        }


async def where_stands(stage: Stage, *found: object) -> set[str]:
    """The tables in which any of these stands, alone or within a text."""
    return {
        name
        for name, rows in (await everything(stage)).items()
        for row in rows
        for value in row.values()
        if any(value == each or str(each) in str(value) for each in found)
    }


def files_with(stage: Stage, *words: str) -> list[str]:
    return [
        f"{file.name}: {word}"
        for file in sorted(stage.folder.glob("bot.db*"))
        for word in words
        if word.encode() in file.read_bytes()
    ]


def said_to(*listeners: Listener) -> list[Message]:
    return [message for listener in listeners for message in listener.hears()]


# --- /privacy -----------------------------------------------------------------------------------


async def test_privacy_says_in_five_lines_what_is_so(bare_stage: Stage) -> None:
    await bare_stage.open(privacy={"forget_after_days": 12, "reveal_log_days": 34})
    await bare_stage.meet(bare_stage.ana)

    told = await bare_stage.says(bare_stage.ana, "/privacy")

    assert len(told.text.splitlines()) == 5
    assert "12 days" in told.text and "34 days" in told.text
    assert "Neighbors of Boston" in told.text and "Telegram" in told.text and "never sell" in told.text


# --- /forget ------------------------------------------------------------------------------------


async def test_forget_asks_once_and_keeps_everything_on_no(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, WORDS)

    question = await stage.says(stage.ana, "/forget")
    assert "open post is taken back" in question.text
    await stage.presses(stage.ana, "No, keep everything")

    assert question.text.startswith("Nothing was erased") and question.labels == []
    await stage.says(stage.ana, "/mine")
    assert "xylophonist" in stage.ana.live().text


async def test_on_yes_everything_is_gone_at_once_also_from_the_files(stage: Stage) -> None:
    one, _ = await stage.introduced(WORDS)
    stage.ana.shares_contact("+16175550188")
    await stage.settle()
    await stage.says(stage.ana, "I need a crib for Zebulon in Roxbury")
    assert files_with(stage, "xylophonist")

    await forget(stage, stage.ana)

    assert files_with(stage, "xylophonist", "Zebulon", "Ana", "diapers size 4", "ana_in_mattapan") == []
    rows = await everything(stage)
    for table in ("contacts", "drafts", "tokens", "memberships"):
        assert [row for row in rows[table] if stage.ana.id in row.values()] == [], table
    assert [row for row in rows["inbox"] if row["raw"] is not None] == []
    [post] = [row for row in rows["posts"] if row["id"] == one]
    assert post["text"] is None and post["member_id"] == 0 and post["state"] == "withdrawn"
    async with stage.app.database.reading() as tx:
        assert await tx.people.get(stage.ana.id) is None
    assert stage.ana.last().text.startswith("Done. I have forgotten you")


async def test_when_all_is_edited_not_even_the_number_of_the_person_stays(stage: Stage) -> None:
    await stage.introduced(WORDS)
    await forget(stage, stage.ana)

    await stage.later(days=1)
    await stage.later(days=2)

    assert await where_stands(stage, stage.ana.id, "Ana", "ana_in_mattapan") == set()
    assert stage.ben.id in [row["id"] for row in (await everything(stage))["members"]]


async def test_what_the_bot_sent_about_them_is_edited_to_removed(stage: Stage) -> None:
    await stage.introduced(WORDS)
    introduction = stage.ben.heard("This is Ana")
    card = stage.coordinators.heard("Ana · Ben")

    await forget(stage, stage.ana)

    assert introduction.text == "This was removed." and introduction.labels == []
    assert "Ana" not in card.text and "someone who left" in card.text
    told = texts(said_to(stage.ben, stage.coordinators, stage.neighbors, stage.cora))
    assert not any(word in told for word in ("Ana", "ana_in_mattapan", "xylophonist"))


async def test_in_their_own_chat_no_card_shows_their_words_any_longer(stage: Stage) -> None:
    await stage.introduced(WORDS)
    await stage.says(stage.ana, "/mine", "I need a crib for Zebulon in Roxbury")

    await forget(stage, stage.ana)

    told = texts(said_to(stage.ana))
    assert not any(word in told for word in ("xylophonist", "Zebulon", "Ben", "ben_helps"))
    assert [message.labels for message in stage.ana.hears() if message.labels] == []


async def test_the_other_hears_kindly_that_plans_changed_and_the_next_best_is_proposed(stage: Stage) -> None:
    await stage.introduced(WORDS)
    carl = stage.world.add_person("Carl", username="carl")
    await stage.meet(carl)
    await stage.posts(carl, "I can give diapers, I live in Mattapan")

    await forget(stage, stage.ben)

    assert "plans changed" in stage.ana.last().text and "Ben" not in texts(stage.ana.hears())
    card = stage.coordinators.live()
    assert "Ana" in card.text and "Carl" in card.text and "Approve" in card.labels


async def test_open_questions_and_cards_end_without_a_reason(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, WORDS)
    await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    await stage.approves()
    question = stage.ben.live()

    await forget(stage, stage.ana)

    assert "no longer open" in question.text and question.labels == []
    stage.cora.says("/queue", stage.coordinators)
    await stage.settle()
    assert "0 needs open" in stage.coordinators.last().text


async def test_after_the_meeting_the_one_who_was_helped_can_still_say_so(stage: Stage) -> None:
    await stage.introduced(WORDS)
    await stage.later(days=4)
    assert "It worked out" in stage.ana.live().labels

    await forget(stage, stage.ben)
    await stage.presses(stage.ana, "It worked out")
    await stage.later(days=20)

    stage.cora.says("/stats", stage.coordinators)
    await stage.settle()
    assert "Worked out since the beginning: 1" in stage.coordinators.last().text
    assert "plans changed" not in texts(stage.ana.hears())


async def test_after_the_meeting_the_one_who_helped_is_not_asked_about_somebody_gone(stage: Stage) -> None:
    await stage.introduced(WORDS)
    await stage.later(days=4)
    question = stage.ben.live()
    assert "It worked out" in question.labels

    await forget(stage, stage.ana)
    await stage.later(days=20)

    assert question.text == "This was removed."
    assert "It worked out" not in [label for message in stage.ben.hears() for label in message.labels]


async def test_counts_stay(stage: Stage) -> None:
    await stage.introduced(WORDS)
    await stage.later(days=4)
    await stage.presses(stage.ana, "It worked out")
    await stage.presses(stage.ben, "It worked out")

    await forget(stage, stage.ana)
    await forget(stage, stage.ben)

    stage.cora.says("/stats", stage.coordinators)
    await stage.settle()
    assert "Worked out since the beginning: 1" in stage.coordinators.last().text
    assert "Members: 0" in stage.coordinators.last().text


async def test_who_saw_which_contact_stays_under_a_hash_and_only_for_its_days(stage: Stage) -> None:
    await stage.introduced(WORDS)
    assert {row["owner"] for row in (await everything(stage))["reveals"]} == {
        str(stage.ana.id),
        str(stage.ben.id),
    }

    await forget(stage, stage.ana)

    reveals = (await everything(stage))["reveals"]
    assert len(reveals) == 2
    assert all(str(stage.ana.id) not in (row["owner"], row["reader"]) for row in reveals)
    hashed = next(row["owner"] for row in reveals if row["owner"] != str(stage.ben.id))
    assert len(hashed) == 64 and {row["reader"] for row in reveals} == {hashed, str(stage.ben.id)}
    await stage.later(days=91)
    assert (await everything(stage))["reveals"] == []


# --- photos that went out with an introduction ----------------------------------------------------


async def shown_to_ana(stage: Stage) -> list[Message]:
    """Ben gives diapers, with two pictures; Ana was introduced to him and has them."""
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, WORDS)
    stage.ben.sends_album(["I can give diapers, I live in Mattapan", None])
    await stage.settle()
    await stage.presses(stage.ben, "Post it")
    await stage.approves()
    await stage.presses(stage.ana, "Yes, connect us")
    await stage.presses(stage.ben, "Yes, connect us")
    return pictures(stage)


def pictures(stage: Stage) -> list[Message]:
    return [message for message in stage.ana.hears() if message.extra.get("photo")]


async def test_photos_that_a_neighbor_got_are_taken_back(stage: Stage) -> None:
    assert len(await shown_to_ana(stage)) == 2

    await forget(stage, stage.ben)

    assert pictures(stage) == []
    assert "picture" not in stage.ben.last().text
    assert (await everything(stage))["sent_photos"] == []


async def test_where_it_is_too_late_to_take_photos_back_their_owner_is_told(stage: Stage) -> None:
    await shown_to_ana(stage)
    await stage.later(hours=49)

    await forget(stage, stage.ben)

    assert len(pictures(stage)) == 2
    assert "A picture of yours that a neighbor got may still be with them" in stage.ben.last().text
    assert (await everything(stage))["sent_photos"] == []


async def test_photos_that_telegram_keeps_after_all_break_nothing(stage: Stage) -> None:
    first, second = await shown_to_ana(stage)
    stage.ana.deletes(first)
    second.date -= 3 * 24 * 3600

    await forget(stage, stage.ben)

    assert pictures(stage) == [second]
    assert "code" not in texts(stage.coordinators.hears())


async def test_photos_go_with_the_words_of_a_closed_post(bare_stage: Stage) -> None:
    stage = await bare_stage.open(privacy={"forget_after_days": 1})
    await shown_to_ana(stage)
    await stage.says(stage.ben, "/mine")
    await stage.presses(stage.ben, "Close it")

    await stage.later(days=1, minutes=5)

    assert pictures(stage) == []


async def test_after_a_closed_post_lost_its_words_it_is_still_said_that_a_photo_stayed(
    bare_stage: Stage,
) -> None:
    stage = await bare_stage.open(privacy={"forget_after_days": 3})
    await shown_to_ana(stage)
    await stage.says(stage.ben, "/mine")
    await stage.presses(stage.ben, "Close it")
    await stage.later(days=4)

    await forget(stage, stage.ben)

    assert len(pictures(stage)) == 2
    assert "may still be with them" in stage.ben.last().text


async def test_who_is_forgotten_loses_the_photos_of_others_too(stage: Stage) -> None:
    await shown_to_ana(stage)

    await forget(stage, stage.ana)

    assert pictures(stage) == []
    await stage.later(days=1)
    await stage.later(days=2)
    assert await where_stands(stage, stage.ana.id) == set()


async def test_their_line_goes_from_digests_that_were_sent(stage: Stage) -> None:
    people = [stage.world.add_person(name) for name in ("Rosa", "Sam", "Tess")]
    await stage.meet(stage.ben, *people)
    for person, what in zip(people, ("groceries", "a crib", "a winter coat"), strict=True):
        await stage.posts(person, f"I need {what} in Mattapan")
    await stage.at(THURSDAY)
    copy = stage.ben.heard("This week in")
    stage.cora.says("/digest", stage.coordinators)
    await stage.settle()
    preview = stage.coordinators.heard("This week in")
    assert "crib" in copy.text and "crib" in preview.text

    await forget(stage, people[1])

    for message in (copy, preview, stage.neighbors.heard("This week in")):
        assert "crib" not in message.text and "groceries" in message.text


async def test_a_list_of_people_to_call_that_names_them_goes(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, WORDS)
    stage.ana.blocks_bot()
    await stage.settle()
    stage.cora.says("/queue", stage.coordinators)
    await stage.settle()
    queue = stage.coordinators.last()
    assert "Ana: blocked the bot" in queue.text

    stage.ana.unblocks_bot()
    await forget(stage, stage.ana)

    assert queue.text == "This was removed."


async def test_of_a_coordinator_the_decisions_stay_and_the_name_goes(stage: Stage) -> None:
    await stage.introduced(WORDS)
    await stage.meet(stage.cora)
    card = stage.coordinators.heard("approved by Cora")

    await forget(stage, stage.cora)

    assert "Cora" not in card.text and "approved by an administrator" in card.text
    assert await where_stands(stage, "Cora") == set()


async def test_who_writes_again_is_new(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, WORDS)
    await forget(stage, stage.ana)

    await stage.says(stage.ana, "/mine")
    assert "xylophonist" not in stage.ana.last().text
    number = await stage.posts(stage.ana, "I need groceries in Mattapan")
    await stage.says(stage.ana, "/mine")

    assert "groceries" in stage.ana.live().text and number


async def test_two_quick_taps_forget_once_and_break_nothing(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, WORDS)
    await stage.says(stage.ana, "/forget")

    stage.ana.presses("Yes, forget me")
    stage.ana.presses("Yes, forget me")
    await stage.settle()
    await stage.later(days=1)
    await stage.later(days=2)

    assert await where_stands(stage, stage.ana.id, "Ana") == set()
    assert "Code:" not in texts(stage.ana.hears())


async def test_the_goodbye_is_said_in_their_language_and_at_night(stage: Stage) -> None:
    marisol = stage.world.add_person("Marisol", language="es")
    await stage.meet(marisol)
    await stage.at(datetime(2026, 11, 21, 4, 0, tzinfo=UTC))

    await stage.says(marisol, "/forget")
    marisol.presses_first()
    await stage.settle()

    assert "olvid" in marisol.last().text.lower()


# --- after the configured days --------------------------------------------------------------------


async def test_a_closed_post_loses_its_words_and_contacts_after_the_configured_days(
    bare_stage: Stage,
) -> None:
    await bare_stage.open(privacy={"forget_after_days": 10})
    one, _ = await bare_stage.introduced(WORDS)
    await bare_stage.later(days=4)
    await bare_stage.presses(bare_stage.ana, "It worked out")
    await bare_stage.presses(bare_stage.ben, "It worked out")

    await bare_stage.later(days=9, hours=23)
    assert files_with(bare_stage, "xylophonist")
    contacts = [row["member_id"] for row in (await everything(bare_stage))["contacts"]]
    assert set(contacts) == {bare_stage.ana.id, bare_stage.ben.id}
    await bare_stage.later(hours=2)

    assert files_with(bare_stage, "xylophonist", "diapers size 4") == []
    [post] = [row for row in (await everything(bare_stage))["posts"] if row["id"] == one]
    assert (post["text"], post["state"]) == (None, "met")
    left = {row["member_id"] for row in (await everything(bare_stage))["contacts"]}
    assert bare_stage.ana.id not in left


@pytest.mark.parametrize("reader", ["backup", "nobody"])
async def test_a_backup_in_the_way_only_delays_the_emptying_of_the_log(stage: Stage, reader: str) -> None:
    """Whoever reads the file meanwhile keeps old pages alive; as soon as they are done those go too."""
    import aiosqlite

    await stage.meet(stage.ana)
    await stage.posts(stage.ana, WORDS)
    other = await aiosqlite.connect(stage.folder / "bot.db", isolation_level=None)
    try:
        if reader == "backup":
            await other.execute("BEGIN")
            await other.execute_fetchall("SELECT COUNT(*) FROM posts")
        await forget(stage, stage.ana)
        assert bool(files_with(stage, "xylophonist")) is (reader == "backup")
    finally:
        await other.close()
    await stage.stop_bot()
    assert files_with(stage, "xylophonist") == []
