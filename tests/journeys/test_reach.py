"""Whoever cannot be reached is on a list, with the reason, and has everything again when they are back."""

from __future__ import annotations

import structlog

from mutualaid_bot.domain.notices import Help, Lane
from tests.journeys.stage import Stage
from tests.journeys.test_outage import AGREE, approved, asked, lines
from tests.path.test_webhook import free_port


async def test_the_list_of_people_to_call_says_who_why_and_since_when(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    need = await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    offer = await stage.posts(stage.ben, "I can give rides in Roxbury")
    stage.ana.blocks_bot()
    await stage.settle()
    await stage.later(days=1)
    stage.ben.deletes_account()
    async with stage.app.database.transaction() as tx:
        await tx.outbox.say(stage.ben.id, Help(), lane=Lane.NOTICE, now=stage.world.clock.now())
    await stage.settle()
    await stage.later(days=2)
    stage.cora.says("/queue@neighbors_demo_bot", chat=stage.coordinators)
    await stage.settle()
    told = stage.coordinators.last().text
    assert f"#{need} Ana: blocked the bot · 3 days" in told
    assert f"#{offer} Ben: left Telegram · 2 days" in told


async def test_whoever_starts_again_has_their_open_question_anew(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    await stage.presses(stage.cora, "Approve", chat=stage.coordinators)
    stage.ben.chat.blocked = True  # Telegram's word of it was lost: the bot finds out by asking
    await stage.later(seconds=6)
    assert not asked(stage.ben, AGREE)
    stage.ben.starts()
    await stage.settle()
    assert len(asked(stage.ben, AGREE)) == 1
    await stage.presses(stage.ben, AGREE)
    await stage.presses(stage.ana, AGREE)
    assert "You both said yes" in stage.ben.last().text


async def test_a_question_that_was_there_before_the_block_comes_once_anew(stage: Stage) -> None:
    await approved(stage)
    [question] = asked(stage.ben, AGREE)
    stage.ben.blocks_bot()
    await stage.settle()
    stage.ben.starts()
    await stage.settle()
    [again] = asked(stage.ben, AGREE)
    assert again.id > question.id


async def test_an_introduction_that_could_not_be_told_is_told_when_they_are_back(stage: Stage) -> None:
    await approved(stage)
    await stage.presses(stage.ben, AGREE)
    stage.ben.blocks_bot()
    await stage.presses(stage.ana, AGREE)
    assert "You both said yes" in stage.ana.last().text
    stage.ben.starts()
    await stage.settle()
    assert len(lines(stage.ben, "You both said yes")) == 1
    stage.ben.blocks_bot()
    await stage.settle()
    stage.ben.starts()
    await stage.settle()
    assert len(lines(stage.ben, "You both said yes")) == 1, "what arrived is not told twice"


async def test_cards_wait_for_a_coordinators_group_that_the_bot_was_taken_out_of(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    with structlog.testing.capture_logs() as log:
        stage.world.remove_bot_from(stage.coordinators)
        await stage.settle()
        await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
        await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
        await stage.later(hours=30)
    lost = [entry for entry in log if entry["event"] == "group_lost"]
    assert [(entry["log_level"], entry["table"]) for entry in lost] == [("error", "coordinators")]
    assert "add the bot to the group again" in lost[0]["do"]
    assert not asked(stage.coordinators, "Approve")
    stage.world.add_bot_to(stage.coordinators)
    await stage.settle()
    assert len(asked(stage.coordinators, "Approve")) == 1
    await stage.approves()
    assert len(asked(stage.ana, AGREE)) == 1


async def test_a_group_that_takes_the_bot_back_unheard_is_found_within_minutes(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    stage.coordinators.chat.bot_may_write = False
    stage.world.add_bot_to(stage.coordinators, admin=False)
    await stage.settle()
    with structlog.testing.capture_logs() as log:
        await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
        await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
        assert [entry["why"] for entry in log if entry["event"] == "group_lost"] == ["no_rights"]
        stage.coordinators.chat.bot_may_write = True
        await stage.later(minutes=11)
    assert len(asked(stage.coordinators, "Approve")) == 1
    assert [entry["event"] for entry in log].count("group_found") == 1


async def test_a_digest_for_a_members_group_without_the_bot_is_told_of_with_what_to_do(
    stage: Stage,
) -> None:
    with structlog.testing.capture_logs() as log:
        stage.world.remove_bot_from(stage.neighbors)
        await stage.settle()
    [lost] = [entry for entry in log if entry["event"] == "group_lost"]
    assert lost["table"] == "community" and "[community]" in lost["do"]


async def test_a_closed_topic_is_told_of_once_and_the_group_hears_as_a_whole(bare_stage: Stage) -> None:
    stage = bare_stage
    stage.coordinators.chat.is_forum = True
    topic = stage.coordinators.add_topic("Matches")
    await stage.open(coordinators={"topic_id": topic})
    await stage.meet(stage.ana, stage.ben)
    stage.coordinators.close_topic(topic)
    with structlog.testing.capture_logs() as log:
        await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
        await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
        stage.cora.says("/queue@neighbors_demo_bot", chat=stage.coordinators)
        await stage.settle()
    assert len(asked(stage.coordinators, "Approve")) == 1
    [closed] = [entry for entry in log if entry["event"] == "topic_closed"]
    assert closed["log_level"] == "error" and "topic_id" in closed["do"]
    refused = [call for call in stage.world.calls if "TOPIC_CLOSED" in call.description]
    assert len(refused) == 1, "once it is known, the topic is not tried for every message"


async def test_a_bot_that_telegram_comes_to_does_all_that_one_does_that_asks(bare_stage: Stage) -> None:
    stage = bare_stage
    port = free_port()
    await stage.open(
        telegram={
            "mode": "webhook",
            "webhook_url": f"http://127.0.0.1:{port}/bot",
            "webhook_listen": f"127.0.0.1:{port}",
            "webhook_secret": "only-Telegram_knows",
        }
    )
    await stage.introduced()
    assert "You both said yes" in stage.ana.last().text
    assert stage.world.updates.asked == 0
    await stage.stop_bot()
    stage.ana.says("I need a ride to the clinic in Roxbury")  # Telegram keeps it meanwhile
    stage.write_config()
    await stage.run_bot()
    assert stage.world.updates.hook is None and stage.world.updates.asked > 0
    assert "ride" in stage.ana.last().text.lower()
