"""The sender against the playground's Telegram, in good weather and bad."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
import telegram

from mutualaid_bot.chat.buttons import Button, Press, Verb
from mutualaid_bot.chat.pace import Pace
from mutualaid_bot.chat.post_office import Compose
from mutualaid_bot.chat.rendering_message import Message
from mutualaid_bot.chat.sending import Sender
from mutualaid_bot.chat.transport import TokenRefused
from mutualaid_bot.domain.letters import Letter, Op
from mutualaid_bot.domain.notices import Lane
from mutualaid_bot.playground.meter import Meter
from mutualaid_bot.playground.people import Person
from mutualaid_bot.playground.weather import Trouble
from tests.path.conftest import Telegram
from tests.path.office import Office

POST_IT = Button("Post it", Press(Verb.POST_IT, 7))


class Desk:
    """A sender with its outbox, and a clock that can be turned."""

    def __init__(
        self,
        line: Telegram,
        *,
        bot: telegram.Bot | None = None,
        office: Office | None = None,
        compose: Compose | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.office = office or Office()
        self.world = line.world
        self._ahead = timedelta()
        self.sender = Sender(
            bot=bot or line.bot,
            office=self.office,
            compose=compose or self.office.compose,
            pace=pace or Pace.unlimited(),
            clock=self.now,
        )

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def turn(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=seconds)
        self.sender.wake()

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.sender.run())
        try:
            yield
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def send_all(self) -> None:
        async with self.at_work(), asyncio.timeout(5):
            await self.sender.settled()

    async def send_whatever_it_takes(self, done: Callable[[], bool]) -> None:
        """As time goes by: an hour at a time."""
        async with self.at_work(), asyncio.timeout(5):
            while not done():
                await self.sender.settled()
                self.turn(3600)


@pytest.fixture
def desk(line: Telegram) -> Desk:
    return Desk(line)


@pytest.fixture
def ana(line: Telegram) -> Person:
    ana = line.world.add_person("Ana")
    ana.starts()
    return ana


def texts(person: Person) -> list[str]:
    return [message.text for message in person.hears()]


def made(line: Telegram, method: str) -> int:
    return sum(call.method == method for call in line.world.calls)


async def test_a_message_arrives_as_html_with_its_buttons(desk: Desk, ana: Person) -> None:
    link = Button("Where", url="https://example.org/map")
    row = desk.office.say(ana.id, Message("<b>Right?</b>", rows=((POST_IT,), (link,))), silent=True)
    await desk.send_all()
    heard = ana.last()
    assert heard.text == "Right?"
    assert [[b.label for b in r] for r in heard.buttons] == [["Post it"], ["Where"]]
    assert heard.buttons[0][0].data == "po:7:"
    assert heard.silent
    assert row.history == ["sent"]


async def test_within_a_chat_and_lane_everything_arrives_in_order(desk: Desk, line: Telegram) -> None:
    people = [line.world.add_person(name) for name in ("Ana", "Ben", "Cora")]
    for person in people:
        person.starts()
    for number in range(10):
        for person in people:
            desk.office.say(person.id, str(number))
    await desk.send_all()
    for person in people:
        assert texts(person) == [str(number) for number in range(10)]


async def test_answers_come_before_notices_and_notices_before_broadcasts(desk: Desk, ana: Person) -> None:
    for lane in (Lane.BROADCAST, Lane.NOTICE, Lane.ANSWER):
        desk.office.say(ana.id, lane.name, lane=lane)
    await desk.send_all()
    assert texts(ana) == ["ANSWER", "NOTICE", "BROADCAST"]


async def test_one_slow_chat_holds_up_no_other(desk: Desk, line: Telegram, ana: Person) -> None:
    ben = line.world.add_person("Ben")
    ben.starts()
    line.world.weather.plan(Trouble.DELAY, method="sendMessage", seconds=1.0)
    desk.office.say(ana.id, "to Ana, whose line is slow")
    for number in range(3):
        desk.office.say(ben.id, str(number))
    async with desk.at_work():
        await line.world.until(lambda: texts(ben) == ["0", "1", "2"], timeout=3)
        assert texts(ana) == []


async def test_a_long_text_goes_in_parts_and_the_card_is_the_last_one(desk: Desk, ana: Person) -> None:
    row = desk.office.show(ana.id, "one")
    row.words.append(Message("two", rows=((POST_IT,),)))
    await desk.send_all()
    assert texts(ana) == ["one", "two"]
    assert row.letter.card is not None
    assert row.letter.card.message_id == ana.last().id


async def test_parts_that_arrived_are_not_sent_again(desk: Desk, line: Telegram, ana: Person) -> None:
    row = desk.office.say(ana.id, "one", "two", "three")
    desk.world.weather.plan(Trouble.DELAY, method="sendMessage", seconds=0.0)
    desk.world.weather.plan(Trouble.SERVER_ERROR, method="sendMessage")
    await desk.send_whatever_it_takes(lambda: row.state == "sent")
    assert texts(ana) == ["one", "two", "three"]


async def test_a_card_that_stands_in_the_chat_is_edited(desk: Desk, line: Telegram, ana: Person) -> None:
    first = desk.office.show(ana.id, "before")
    await desk.send_all()
    second = desk.office.show(ana.id, "after", message_id=ana.last().id)
    await desk.send_all()
    assert texts(ana) == ["after"]
    assert first.letter.card is not None and second.letter.card is not None
    assert first.letter.card.message_id == second.letter.card.message_id


async def test_a_card_that_shows_this_already_is_done(desk: Desk, line: Telegram, ana: Person) -> None:
    desk.office.show(ana.id, "the same")
    await desk.send_all()
    again = desk.office.show(ana.id, "the same", message_id=ana.last().id)
    await desk.send_all()
    assert again.history == ["sent"]
    assert again.letter.card is not None and again.letter.card.message_id == ana.last().id


async def test_a_card_whose_message_was_deleted_is_sent_anew(desk: Desk, ana: Person) -> None:
    desk.office.show(ana.id, "old")
    await desk.send_all()
    old = ana.last()
    ana.deletes(old)
    row = desk.office.show(ana.id, "new", message_id=old.id)
    await desk.send_all()
    assert row.history == ["lost", "sent"]
    assert texts(ana) == ["new"]
    assert row.letter.card is not None and row.letter.card.message_id == ana.last().id != old.id


async def test_buttons_are_taken_away_and_a_message_without_any_is_left_alone(
    desk: Desk, ana: Person
) -> None:
    desk.office.say(ana.id, Message("Question", rows=((POST_IT,),)))
    await desk.send_all()
    question = ana.last()
    rows = [desk.office.say(ana.id, op=Op.STRIP, target=question.id) for _ in range(2)]
    rows.append(desk.office.say(ana.id, op=Op.STRIP, target=987_654))
    await desk.send_all()
    assert question.labels == []
    assert [row.history for row in rows] == [["sent"]] * 3


async def test_a_notice_can_take_the_place_of_a_message(desk: Desk, ana: Person) -> None:
    desk.office.say(ana.id, Message("Forget you?", rows=((POST_IT,),)))
    await desk.send_all()
    desk.office.say(ana.id, "Forgotten.", target=ana.last().id)
    await desk.send_all()
    assert texts(ana) == ["Forgotten."]
    assert ana.last().labels == []


async def test_the_button_that_shares_a_number_stands_below_the_text_field(desk: Desk, ana: Person) -> None:
    up = desk.office.say(ana.id, Message("How can they reach you?", contact_button="Share my number"))
    await desk.send_all()
    ana.taps_reply_button("Share my number")
    away = desk.office.say(ana.id, Message("Thank you.", remove_keyboard=True))
    neither = desk.office.say(ana.id, "Hello.")
    await desk.send_all()
    assert ana.chat.keyboard is None
    assert [row.keyboard for row in (up, away, neither)] == [True, False, None]


@pytest.mark.parametrize("number", [1, 3])
async def test_photos_follow_their_text(desk: Desk, line: Telegram, ana: Person, number: int) -> None:
    photos = [str(ana.sends_photo().extra["photo"][-1]["file_id"]) for _ in range(number)]
    row = desk.office.say(ana.id, Message("You both said yes!", photos=tuple(photos)))
    await desk.send_all()
    heard = ana.hears()
    assert row.photos == [message.id for message in heard[1:]]
    assert [message.text for message in heard] == ["You both said yes!"] + [""] * number
    assert all("photo" in message.extra and message.silent for message in heard[1:])


async def test_a_message_is_taken_back_unless_it_is_gone_or_too_old(desk: Desk, ana: Person) -> None:
    for text in ("one", "two"):
        desk.office.say(ana.id, text)
    await desk.send_all()
    one, two = ana.hears()
    two.date -= 3 * 24 * 3600
    rows = [desk.office.say(ana.id, op=Op.DELETE, target=target) for target in (one.id, one.id, two.id)]
    await desk.send_all()
    assert texts(ana) == ["two"]
    assert [row.history for row in rows] == [["sent"]] * 3


async def test_words_that_are_no_longer_true_are_not_sent(desk: Desk, ana: Person) -> None:
    row = desk.office.say(ana.id)
    await desk.send_all()
    assert row.history == ["dropped"]
    assert texts(ana) == []


async def test_the_bot_leaves_a_group_and_does_not_mind_having_left(desk: Desk, line: Telegram) -> None:
    group = line.world.add_group("Strangers")
    rows = [desk.office.say(group.id, op=Op.LEAVE) for _ in range(2)]
    await desk.send_all()
    assert [row.state for row in rows] == ["sent", "sent"]
    assert made(line, "leaveChat") == 2


# -- trouble


async def test_after_a_flood_nothing_at_all_goes_out_before_the_deadline(
    desk: Desk, line: Telegram, ana: Person
) -> None:
    ben = line.world.add_person("Ben")
    ben.starts()
    line.world.weather.plan(Trouble.FLOOD, method="sendMessage", seconds=1)
    row = desk.office.say(ana.id, "to Ana")
    arrived: list[float] = []
    began = time.monotonic()
    line.world.watchers.append(lambda happening, subject: arrived.append(time.monotonic() - began))
    async with desk.at_work():
        await desk.sender.settled()
        desk.office.say(ben.id, "to Ben")
        desk.turn(60)
        await desk.sender.settled()
    assert len(arrived) == 2 and min(arrived) >= 1.0
    assert texts(ana) == ["to Ana"] and texts(ben) == ["to Ben"]
    assert row.history == ["put off", "sent"]


@pytest.mark.parametrize(
    "trouble",
    [Trouble.SERVER_ERROR, Trouble.BAD_GATEWAY, Trouble.PROXY_404, Trouble.CUT_BEFORE],
)
async def test_a_letter_that_telegram_could_not_take_is_delivered_once_it_can(
    desk: Desk, line: Telegram, ana: Person, trouble: Trouble
) -> None:
    line.world.weather.plan(trouble, method="sendMessage", times=4)
    row = desk.office.say(ana.id, "still here")
    after = desk.office.say(ana.id, "behind it")
    await desk.send_whatever_it_takes(lambda: after.state == "sent")
    assert row.history == ["put off and counted"] * 4 + ["sent"]
    assert texts(ana) == ["still here", "behind it"]


async def test_pauses_between_tries_grow_up_to_a_minute_and_never_end(
    desk: Desk, line: Telegram, ana: Person
) -> None:
    line.world.weather.chances = {Trouble.SERVER_ERROR: 1.0}
    row = desk.office.say(ana.id, "patience")
    pauses = []
    async with desk.at_work():
        for _ in range(9):
            await desk.sender.settled()
            pauses.append(round((row.due - desk.now()).total_seconds()))
            desk.turn(60)
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]


@pytest.mark.parametrize("trouble", [Trouble.CUT_AFTER, Trouble.NOT_JSON])
async def test_after_an_unclear_delivery_a_notice_is_repeated_and_a_broadcast_is_not(
    desk: Desk, line: Telegram, ana: Person, trouble: Trouble
) -> None:
    line.world.weather.plan(trouble, method="sendMessage")
    notice = desk.office.say(ana.id, "You both said yes!", lane=Lane.NOTICE)
    await desk.send_whatever_it_takes(lambda: notice.state == "sent")
    assert texts(ana) == ["You both said yes!"] * 2

    line.world.weather.plan(trouble, method="sendMessage")
    digest = desk.office.say(ana.id, "The week", lane=Lane.BROADCAST)
    await desk.send_whatever_it_takes(lambda: digest.state == "sent")
    assert digest.history == ["sending", "sent"]
    assert texts(ana).count("The week") == 1


async def test_a_broadcast_that_surely_did_not_go_out_is_sent_later(
    desk: Desk, line: Telegram, ana: Person
) -> None:
    line.world.weather.plan(Trouble.SERVER_ERROR, method="sendMessage")
    digest = desk.office.say(ana.id, "The week", lane=Lane.BROADCAST)
    await desk.send_whatever_it_takes(lambda: digest.state == "sent")
    assert texts(ana) == ["The week"]


async def test_who_blocked_the_bot_is_unreachable_and_others_are_not(
    desk: Desk, line: Telegram, ana: Person
) -> None:
    ben, stranger, gone = (line.world.add_person(name) for name in ("Ben", "Stranger", "Gone"))
    for person in (ben, gone):
        person.starts()
    ana.blocks_bot()
    gone.deletes_account()
    # The bot has seen them in a group, which is not enough to write to them.
    stranger.says("/need@neighbors_demo_bot bread", line.world.add_group("Members", [stranger]))
    rows = [desk.office.say(person.id, "hello") for person in (ana, stranger, gone, ben)]
    rows.append(desk.office.say(404_404, "hello"))
    await desk.send_all()
    assert [row.history[-1] for row in rows] == [
        "unreachable: blocked",
        "unreachable: never_started",
        "unreachable: deactivated",
        "sent",
        "unreachable: not_found",
    ]


async def test_a_group_that_threw_the_bot_out_or_silenced_it_is_unreachable(
    desk: Desk, line: Telegram
) -> None:
    left, silenced = line.world.add_group("One"), line.world.add_group("Two", bot_admin=False)
    line.world.remove_bot_from(left)
    silenced.silence_bot()
    rows = [desk.office.say(group.id, "hello") for group in (left, silenced)]
    await desk.send_all()
    assert [row.history[-1] for row in rows] == ["unreachable: removed", "unreachable: no_rights"]


async def test_what_goes_to_a_group_follows_it_when_it_becomes_a_supergroup(
    desk: Desk, line: Telegram
) -> None:
    old = line.world.add_group("Coordinators", kind="group")
    new = old.migrate()
    row = desk.office.say(old.id, "first")
    desk.office.say(old.id, "second")
    await desk.send_all()
    assert row.letter.chat_id == new.id
    assert [message.text for message in new.hears()] == ["first", "second"]


@pytest.mark.parametrize("closed", [True, False])
async def test_a_lost_topic_loses_no_message(desk: Desk, line: Telegram, closed: bool) -> None:
    forum = line.world.add_group("Coordinators", forum=True, bot_admin=False)
    topic = forum.add_topic("Matches")
    (forum.close_topic if closed else forum.delete_topic)(topic)
    row = desk.office.say(forum.id, "a card", topic=topic)
    await desk.send_all()
    assert row.history == ["topic lost", "sent"]
    assert [message.text for message in forum.hears()] == ["a card"]


async def test_the_general_topic_is_never_named(desk: Desk, line: Telegram) -> None:
    forum = line.world.add_group("Coordinators", forum=True)
    row = desk.office.say(forum.id, "hello", topic=1)
    await desk.send_all()
    assert row.history == ["sent"]


async def test_words_that_telegram_refuses_are_not_tried_again(
    desk: Desk, line: Telegram, ana: Person
) -> None:
    rows = [
        desk.office.say(ana.id, "<b>no end"),
        desk.office.say(ana.id, "x" * 5000),
        desk.office.say(ana.id, "   "),
        desk.office.say(ana.id, Message("Where", rows=((Button("Here", url="no address"),),))),
    ]
    after = desk.office.say(ana.id, "and on")
    await desk.send_all()
    assert [row.history for row in rows] == [
        ["failed: markup"],
        ["failed: too_long"],
        ["failed: empty"],
        ["failed: button"],
    ]
    assert after.state == "sent"


async def test_a_letter_that_cannot_be_put_into_words_fails_at_the_third_try(
    line: Telegram, ana: Person
) -> None:
    office = Office()
    bad = office.say(ana.id, "never said")
    after = office.say(ana.id, "and on")

    async def compose(letter: Letter) -> list[Message]:
        if letter.id == bad.letter.id:
            raise KeyError("food")
        return office.rows[letter.id].words

    desk = Desk(line, office=office, compose=compose)
    await desk.send_whatever_it_takes(lambda: after.state == "sent")
    assert bad.history == ["put off and counted"] * 2 + ["failed: composing"]
    assert texts(ana) == ["and on"]


async def test_a_mark_that_cannot_be_made_is_made_later_and_nothing_is_sent_twice(
    line: Telegram, ana: Person
) -> None:
    class FullDisk(Office):
        failures = 1

        async def sent(
            self,
            letter: Letter,
            message_id: int | None,
            now: datetime,
            *,
            photos: Sequence[int] = (),
            keyboard: bool | None = None,
        ) -> None:
            if self.failures:
                self.failures -= 1
                raise OSError("disk full")
            await super().sent(letter, message_id, now)

    desk = Desk(line, office=FullDisk())
    row = desk.office.say(ana.id, "once")
    await desk.send_all()
    assert row.state == "sent"
    assert texts(ana) == ["once"]


async def test_a_refused_token_ends_the_sending_and_loses_nothing(line: Telegram, ana: Person) -> None:
    bot = telegram.Bot("5:revoked", f"{line.url}/bot", request=line.request, get_updates_request=line.request)
    desk = Desk(line, bot=bot)
    row = desk.office.say(ana.id, "later", lane=Lane.BROADCAST)
    with pytest.raises(TokenRefused) as raised:
        async with asyncio.timeout(5):
            await desk.sender.run()
    assert "revoked" not in repr(raised.value)
    assert row.state == "queued"


async def test_what_is_on_its_way_when_the_bot_stops_still_arrives_and_is_marked(
    line: Telegram, ana: Person
) -> None:
    line.world.weather.plan(Trouble.DELAY, method="sendMessage", seconds=0.3)
    office = Office()
    row = office.say(ana.id, "on its way")
    composed = asyncio.Event()

    async def compose(letter: Letter) -> list[Message]:
        composed.set()
        return row.words

    async with Desk(line, office=office, compose=compose).at_work():
        await composed.wait()
    assert row.state == "sent"
    assert texts(ana) == ["on its way"]


async def test_a_tap_is_answered_once_and_a_late_answer_disturbs_nobody(
    desk: Desk, line: Telegram, ana: Person
) -> None:
    desk.office.say(ana.id, Message("Right?", rows=((POST_IT,),)))
    await desk.send_all()
    ana.presses("Post it")
    query = next(iter(line.world.taps))
    await desk.sender.answer_tap(query, "Posted")
    await desk.sender.answer_tap(query, "Posted")
    await desk.sender.answer_tap("12345", None)
    assert [toast.text for toast in ana.toasts] == ["Posted"]


async def test_at_its_own_pace_the_bot_is_never_told_to_slow_down_and_answers_come_between(
    line: Telegram,
) -> None:
    line.world.meter = Meter()
    desk = Desk(line, pace=Pace())
    people = [line.world.add_person(f"P{number}") for number in range(45)]
    for person in people:
        person.starts()
        desk.office.say(person.id, "The week", lane=Lane.BROADCAST)
    first = people[0]
    async with desk.at_work():
        await line.world.until(lambda: sum(bool(person.hears()) for person in people) == 25)
        desk.office.say(first.id, "an answer")
        desk.sender.wake()
        await line.world.until(lambda: "an answer" in texts(first))
        assert sum(bool(person.hears()) for person in people) < 45, "the answer waited for the broadcast"
        async with asyncio.timeout(10):
            await desk.sender.settled()
    assert all(texts(person)[0] == "The week" for person in people)
    assert line.world.floods == []
