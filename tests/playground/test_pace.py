"""Telegram's pace, and bad weather on the way to it."""

import asyncio

import aiohttp
import pytest

from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.weather import Trouble, Weather
from mutualaid_bot.playground.world import World

from .conftest import TOKEN, Api


async def test_a_private_chat_takes_a_burst_and_then_one_a_second(api: Api, world: World) -> None:
    paced = World(meter=True)
    server = BotApiServer(paced, TOKEN)
    fast = Api(api.session, await server.start(), paced)
    ana, ben = paced.add_person("Ana"), paced.add_person("Ben")
    ana.starts()
    ben.starts()
    answers = [await fast("sendMessage", chat_id=ana.id, text=str(n)) for n in range(5)]
    assert [answer["ok"] for answer in answers] == [True] * 4 + [False]
    assert answers[-1]["description"] == "Too Many Requests: retry after 1"
    assert answers[-1]["parameters"] == {"retry_after": 1}
    assert len(ana.hears()) == 4
    assert "sendMessage" in paced.floods[0]
    await fast.done("sendMessage", chat_id=ben.id, text="others are not in the way")
    async with fast.session.post(
        f"{fast.address}/bot{TOKEN}/sendMessage", json={"chat_id": ana.id, "text": "x"}
    ) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "1")
    await server.stop()


async def test_a_group_takes_twenty_a_minute_and_all_chats_thirty_a_second(api: Api) -> None:
    paced = World(meter=True)
    server = BotApiServer(paced, TOKEN)
    fast = Api(api.session, await server.start(), paced)
    groups = [paced.add_group(str(n), members=[paced.add_person("Cora")]) for n in range(2)]
    for n in range(20):
        await fast.done("sendMessage", chat_id=groups[0].id, text=str(n))
    too_fast = await fast("sendMessage", chat_id=groups[0].id, text="21")
    assert 55 <= too_fast["parameters"]["retry_after"] <= 60
    results = await asyncio.gather(
        *[fast("sendMessage", chat_id=groups[1].id, text=str(n)) for n in range(15)]
    )
    assert 10 <= sum(result["ok"] for result in results) <= 15
    await server.stop()


async def test_without_a_meter_everything_goes(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    for n in range(40):
        await api.done("sendMessage", chat_id=ana.id, text=str(n))
    assert world.floods == []


@pytest.mark.parametrize(
    ("trouble", "status", "carried_out"),
    [
        (Trouble.SERVER_ERROR, 500, False),
        (Trouble.BAD_GATEWAY, 502, False),
        (Trouble.PROXY_404, 404, False),
        (Trouble.FLOOD, 429, False),
        (Trouble.NOT_JSON, 200, True),
        (Trouble.DELAY, 200, True),
        (Trouble.CUT_BEFORE, None, False),
        (Trouble.CUT_AFTER, None, True),
    ],
)
async def test_weather_strikes_once_and_is_known_to_have_carried_out_or_not(
    api: Api, world: World, trouble: Trouble, status: int | None, carried_out: bool
) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    world.weather.plan(trouble, method="sendMessage", seconds=0.01)
    await api.done("getMe")
    call = api.session.post(f"{api.address}/bot{TOKEN}/sendMessage", json={"chat_id": ana.id, "text": "hi"})
    if status is None:
        with pytest.raises(aiohttp.ClientError):
            await call
    else:
        answer = await call
        assert answer.status == status
        answer.release()
    assert len(ana.hears()) == int(carried_out)
    await api.done("sendMessage", chat_id=ana.id, text="hi")


async def test_a_call_that_hangs_is_never_answered(api: Api, world: World) -> None:
    world.weather.plan(Trouble.HANG)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(api("getMe"), 0.2)
    await api.done("getMe")


def test_the_same_seed_brings_the_same_weather() -> None:
    first, second = (Weather(seed=7, chances={Trouble.BAD_GATEWAY: 0.3}) for _ in range(2))
    strikes = [first.strike("sendmessage") is not None for _ in range(200)]
    assert strikes == [second.strike("sendmessage") is not None for _ in range(200)]
    assert 30 < sum(strikes) < 90
    spared = Weather(chances={Trouble.BAD_GATEWAY: 1.0}, spared=frozenset({"getUpdates"}))
    assert spared.strike("getupdates") is None
