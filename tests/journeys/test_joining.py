"""Joining, danger first, and everyone's own language."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.journeys.stage import Stage, texts

LATE = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)  # 23:00 in Boston


async def test_the_welcome_has_no_buttons_and_promises_what_is_so(stage: Stage) -> None:
    await stage.meet(stage.ana)

    [welcome] = stage.ana.hears()
    assert welcome.buttons == [] or not welcome.labels
    assert "/help" in welcome.text and len(welcome.text) <= 260


async def test_danger_is_answered_with_the_numbers_before_the_card_and_never_instead_of_it(
    stage: Stage,
) -> None:
    await stage.meet(stage.ana)

    await stage.says(stage.ana, "I need a place to stay in Roxbury, my husband hits me")

    numbers, card = stage.ana.hears()[-2:]
    assert "911" in numbers.text and "1-800-799-7233" in numbers.text
    assert card.labels


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("I want to kill myself", "988"),
        ("quiero matarme", "988"),
        ("my kitchen is on fire", "911"),
        ("mi esposo me pega", "1-800-799-7233"),
        ("mwen vle touye tèt mwen", "988"),
        ("je veux me suicider", "988"),
        ("quero me matar", "988"),
    ],
)
async def test_danger_is_seen_in_five_languages(stage: Stage, words: str, number: str) -> None:
    await stage.meet(stage.ana)

    await stage.says(stage.ana, words)

    assert number in texts(stage.ana.hears())


async def test_danger_is_answered_in_the_middle_of_the_night(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.at(LATE)

    await stage.says(stage.ana, "he is going to kill me")

    assert "911" in texts(stage.ana.hears())


async def test_danger_hides_the_words_from_the_card(stage: Stage) -> None:
    await stage.meet(stage.ana)

    await stage.says(stage.ana, "I need a ride in Roxbury because my husband hits me")

    assert "Show my words" in stage.ana.live().labels


async def test_a_member_is_spoken_to_in_their_telegram_language(stage: Stage) -> None:
    marisol = stage.world.add_person("Marisol", language="es-MX")

    await stage.meet(marisol)

    assert "vecin" in marisol.last().text.lower()


async def test_a_language_that_the_group_does_not_have_falls_back_to_the_first(stage: Stage) -> None:
    jan = stage.world.add_person("Jan", language="de")

    await stage.meet(jan)

    assert jan.last().text.startswith("Hello!")


async def test_the_language_can_be_chosen_by_a_command_and_by_a_link(stage: Stage) -> None:
    await stage.meet(stage.ana)

    await stage.says(stage.ana, "/language")
    await stage.presses(stage.ana, "Español")
    await stage.says(stage.ana, "/help")
    by_command = stage.ana.last().text
    stage.ben.starts("es")
    await stage.settle()

    assert "necesit" in by_command.lower()
    assert "vecin" in stage.ben.last().text.lower()


async def test_all_five_languages_can_be_configured(bare_stage: Stage) -> None:
    stage = await bare_stage.open(community={"languages": ["en", "es", "pt", "fr", "ht"]})
    heard = set()
    for language in ("en", "es", "pt", "fr", "ht"):
        person = stage.world.add_person("Someone", language=language)
        await stage.meet(person)
        heard.add(person.last().text)

    assert len(heard) == 5


async def test_menus_are_set_per_audience_and_language(stage: Stage) -> None:
    calls = [call for call in stage.world.calls if call.method == "setMyCommands"]

    assert len(calls) == 3  # members in two languages, and the coordinators' group


async def test_unknown_commands_get_an_answer(stage: Stage) -> None:
    await stage.meet(stage.ana)
    before = len(stage.ana.hears())

    await stage.says(stage.ana, "/nonsense")

    assert len(stage.ana.hears()) == before + 1


async def test_a_greeting_at_the_start_is_not_asked_for_papers(stage: Stage) -> None:
    await stage.meet(stage.ana)

    assert "No papers asked" in stage.ana.last().text
