"""Whatever is asked of it, the pace never puts one call too many into a window."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from mutualaid_bot.chat.pace import GrowingPause, Pace
from mutualaid_bot.domain.notices import Lane

Wish = tuple[float, int, Lane, float, float]  # pause before it, to whom, lane, seconds of the call, arrival
Arrival = tuple[float, int]  # when, to whom

CHATS = st.sampled_from([-1, -2, 1, 2, 3, *range(100, 140)])
# A call may take long, and arrive at any time between its start (0) and its answer (1).
CALL = (CHATS, st.sampled_from(Lane), st.floats(0, 2.5), st.floats(0, 1))
WISHES = st.lists(st.tuples(st.floats(0, 0.3), *CALL), min_size=20, max_size=150)
# Many at once, as when a digest goes out.
RUSH = st.lists(st.tuples(st.just(0.0), *CALL), min_size=60, max_size=150)


def arrivals(wishes: Sequence[Wish]) -> list[Arrival]:
    """Each wish waits as long as the pace says and goes out; when they arrive at Telegram, in order."""
    pace = Pace()
    t = 1000.0
    answers: list[tuple[float, int]] = []
    arrived: list[Arrival] = []

    def pass_time_until(then: float) -> float:
        while answers and answers[0][0] <= then:
            answered, chat = heapq.heappop(answers)
            pace.land(chat, answered)
        return then

    for pause, chat, lane, takes, arrives in wishes:
        t = pass_time_until(t + pause)
        while (wait := pace.wait(chat, lane, t)) > 0:
            t = pass_time_until(t + wait)
        pace.spend(chat, t)
        heapq.heappush(answers, (t + takes, chat))
        arrived.append((t + takes * arrives, chat))
    return sorted(arrived)


def most_in(times: Sequence[float], seconds: float) -> int:
    return max((sum(t <= other < t + seconds for other in times) for t in times), default=0)


@settings(max_examples=60, deadline=None)
@given(WISHES | RUSH)
def test_no_second_holds_more_than_28_and_no_minute_more_than_20_to_a_group(wishes: list[Wish]) -> None:
    arrived = arrivals(wishes)
    assert most_in([t for t, _ in arrived], 1.0) <= 28
    for group in (-1, -2):
        assert most_in([t for t, chat in arrived if chat == group], 60.0) <= 20


@settings(max_examples=60, deadline=None)
@given(WISHES | RUSH)
def test_a_person_gets_at_most_a_burst_of_three_and_one_a_second(wishes: list[Wish]) -> None:
    arrived = arrivals(wishes)
    for person in {chat for _, chat in arrived if chat > 0}:
        times = [t for t, chat in arrived if chat == person]
        for first, begin in enumerate(times):
            for last in range(first, len(times)):
                assert last - first + 1 <= 3 + (times[last] - begin) + 1e-6


def send(pace: Pace, chat: int, t: float, *, messages: int = 1) -> None:
    """A call that takes no time."""
    pace.spend(chat, t, messages=messages)
    pace.land(chat, t, messages=messages)


@settings(max_examples=40, deadline=None)
@given(RUSH)
def test_a_wait_that_is_over_is_over(wishes: list[Wish]) -> None:
    pace, t = Pace(), 0.0
    for _, chat, lane, *_ in wishes:
        t += pace.wait(chat, lane, t)
        assert pace.wait(chat, lane, t) == 0.0
        send(pace, chat, t)


def test_a_slow_line_costs_little_of_the_pace() -> None:
    arrived = arrivals([(0.0, 100 + number, Lane.BROADCAST, 0.1, 0.5) for number in range(500)])
    assert 500 / (arrived[-1][0] - arrived[0][0]) > 20


def test_three_places_of_every_second_are_kept_for_answers() -> None:
    pace = Pace()
    sent = 0
    while pace.wait(100 + sent, Lane.BROADCAST, 0.0) == 0:
        send(pace, 100 + sent, 0.0)
        sent += 1
    assert sent == 25
    assert pace.wait(1, Lane.NOTICE, 0.0) > 0
    for person in (1, 2, 3):
        assert pace.wait(person, Lane.ANSWER, 0.0) == 0
        send(pace, person, 0.0)
    assert 0.9 < pace.wait(4, Lane.ANSWER, 0.0) <= 1.01


def test_a_tap_in_a_group_is_answered_though_notices_filled_its_minute() -> None:
    pace, t = Pace(), 0.0
    while pace.wait(-1, Lane.NOTICE, t) == 0:
        send(pace, -1, t)
        t += 0.1
    assert pace.wait(-1, Lane.NOTICE, t) > 50
    assert pace.wait(-1, Lane.ANSWER, t) == 0


def test_telegrams_own_deadline_holds_everybody() -> None:
    for pace in (Pace(), Pace.unlimited()):
        pace.hold_until(30.0)
        pace.hold_until(20.0)
        assert pace.wait(1, Lane.ANSWER, 10.0) == 20.0
        assert pace.wait(-1, Lane.BROADCAST, 10.0) == 20.0
        assert pace.wait(1, Lane.ANSWER, 30.0) == 0.0


def test_an_album_counts_each_photo_and_goes_out_though_it_is_longer_than_a_burst() -> None:
    pace = Pace()
    assert pace.wait(1, Lane.ANSWER, 0.0, messages=10) == 0.0
    send(pace, 1, 0.0, messages=10)
    assert 7.9 < pace.wait(1, Lane.ANSWER, 0.0) <= 8.01
    assert pace.wait(2, Lane.ANSWER, 0.0, messages=18) == 0.0
    send(pace, 2, 0.0, messages=18)
    assert pace.wait(3, Lane.ANSWER, 0.0) > 0


def test_many_people_leave_no_trace_behind() -> None:
    pace = Pace()
    for person in range(1, 20_000):
        send(pace, person, float(person))
    assert len(pace._people) < 5_000


def test_a_pause_grows_to_its_limit_and_begins_again() -> None:
    pause = GrowingPause(longest=30.0)
    assert [pause.next() for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    pause.reset()
    assert pause.next() == 1
