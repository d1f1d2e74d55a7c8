"""The playground's page in a real browser: what one does there happens, and what is said there is seen."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from mutualaid_bot.playground.cast import Cast, assemble
from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.window import Window, add_page

TOKEN = "123456789:playground"
CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
KEYBOARD = {"inline_keyboard": [[{"text": "Post it", "callback_data": "p"}]]}

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium"),
    # One browser for all of them: starting it takes longer than most of the tests.
    pytest.mark.asyncio(loop_scope="module"),
]


class Stage:
    """A world with its page open, and a bot that says what the test tells it to say."""

    def __init__(self, cast: Cast, address: str, session: aiohttp.ClientSession, page: Page) -> None:
        self.cast = cast
        self.address = address
        self.session = session
        self.page = page

    async def bot(self, method: str, **arguments: Any) -> Any:
        async with self.session.post(f"{self.address}/bot{TOKEN}/{method}", json=arguments) as answer:
            body = await answer.json()
            assert body["ok"], body
            return body["result"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    cast = assemble()
    cast.world.meter = None
    server = BotApiServer(cast.world, TOKEN)
    window: Window = add_page(server.app, cast)
    address = await server.start()
    faults: list[str] = []
    page = await browser.new_page(viewport={"width": 1480, "height": 900})
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if address not in request.url else None)
    await page.goto(f"{address}/")
    async with aiohttp.ClientSession() as session:
        yield Stage(cast, address, session, page)
    await page.close()
    window.close()
    await server.stop()
    # Nothing broke on the page, and it asked nobody else for anything.
    assert [fault for fault in faults if not fault.startswith("data:")] == []


async def test_ana_starts_writes_and_presses(stage: Stage) -> None:
    ana, phone = stage.cast.ana, stage.page.get_by_label("Ana's phone")
    await phone.get_by_role("button", name="Start").click()
    await stage.cast.world.until(lambda: ana.chat.started, 5)
    await phone.get_by_label("Write as Ana").fill("I need rice <b>& beans</b>")
    await phone.get_by_label("Write as Ana").press("Enter")
    await expect(phone.get_by_text("I need rice <b>& beans</b>")).to_be_visible()
    text = "<b>Right?</b> 🍞 <i>rice &lt;3</i>"
    await stage.bot("sendMessage", chat_id=ana.id, text=text, parse_mode="HTML", reply_markup=KEYBOARD)
    await expect(phone.locator("i")).to_have_text("rice <3")
    await phone.get_by_role("button", name="Post it").click()
    tap = await stage.cast.world.until(lambda: next(iter(stage.cast.world.taps.values()), None), 5)
    assert tap is not None
    await stage.bot("answerCallbackQuery", callback_query_id=tap.id, text="Posted")
    await expect(phone.get_by_role("status")).to_have_text("Posted")
    edited = {"chat_id": ana.id, "message_id": ana.last().id}
    await stage.bot("editMessageText", **edited, text="Posted as number 1")
    await expect(phone.get_by_text("Posted as number 1")).to_be_visible()
    await expect(phone.get_by_role("button", name="Post it")).to_have_count(0)


async def test_own_messages_are_edited_and_deleted(stage: Stage) -> None:
    ana, phone = stage.cast.ana, stage.page.get_by_label("Ana's phone")
    ana.starts()
    said = ana.says("I need rice")
    message = phone.get_by_role("article").filter(has_text="I need rice")
    await message.hover()
    await message.get_by_role("button", name="Edit").click()
    await phone.get_by_label("Write as Ana").fill("I need rice and beans")
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.get_by_text("I need rice and beans")).to_be_visible()
    assert said.text == "I need rice and beans"
    await message.hover()
    await message.get_by_role("button", name="Delete").click()
    await expect(message).to_have_count(0)
    assert said.deleted


async def test_a_group_speaks_with_the_voice_that_is_chosen(stage: Stage) -> None:
    group = stage.page.get_by_label("The group Coordinators")
    await group.get_by_label("Speaks:").select_option("Dan")
    await group.get_by_label("Write in Coordinators").fill("/queue")
    await group.get_by_role("button", name="Send").click()
    await expect(group.get_by_role("article").filter(has_text="/queue")).to_contain_text("Dan")
    assert stage.cast.coordinators.messages[-1].author is stage.cast.dan.user


async def test_the_keyboard_below_shares_the_own_number(stage: Stage) -> None:
    ben, phone = stage.cast.ben, stage.page.get_by_label("Ben's phone")
    ben.starts()
    keyboard = {"keyboard": [[{"text": "Share my number", "request_contact": True}]]}
    await stage.bot("sendMessage", chat_id=ben.id, text="?", reply_markup=keyboard)
    await phone.get_by_role("button", name="Share my number").click()
    await expect(phone.get_by_text("Contact", exact=True)).to_be_visible()
    assert ben.messages[-1].extra["contact"]["user_id"] == ben.id


async def test_the_clock_is_turned_by_a_button(stage: Stage) -> None:
    before = stage.cast.world.clock.offset
    shown = await stage.page.locator("#now").text_content()
    await stage.page.get_by_role("button", name="next week").click()
    await expect(stage.page.locator("#now")).not_to_have_text(shown or "")
    assert stage.cast.world.clock.offset == before + 7 * 86400


async def test_a_person_is_added_blocks_the_bot_and_comes_back(stage: Stage) -> None:
    await stage.page.get_by_text("Add a person").click()
    await stage.page.get_by_label("Name").fill("Rosa")
    await stage.page.get_by_label("Their app speaks").select_option("es")
    await stage.page.get_by_role("button", name="Add", exact=True).click()
    phone = stage.page.get_by_label("Rosa's phone")
    await phone.get_by_role("button", name="Start").click()
    rosa = stage.cast.world.people[-1]
    await stage.cast.world.until(lambda: rosa.chat.started, 5)
    assert (rosa.name, rosa.user.language_code) == ("Rosa", "es")
    await phone.get_by_label("More that can be done here").click()
    await phone.get_by_role("button", name="Block the bot").click()
    await phone.get_by_role("button", name="Unblock and start again").click()
    await stage.cast.world.until(lambda: not rosa.chat.blocked and len(rosa.messages) == 2, 5)


async def test_links_to_the_bot_are_followed_by_who_reads_them(stage: Stage) -> None:
    stage.cast.ben.starts()
    text = '<a href="https://t.me/neighbors_demo_bot?start=h_1">I can help</a>'
    await stage.bot("sendMessage", chat_id=stage.cast.neighbors.id, text=text, parse_mode="HTML")
    group = stage.page.get_by_label("The group Neighbors of Boston")
    await group.get_by_label("Speaks:").select_option("Ben")
    await group.get_by_role("button", name="I can help").click()
    await stage.cast.world.until(lambda: stage.cast.ben.messages[-1].text == "/start h_1", 5)


async def test_violations_stand_out(stage: Stage) -> None:
    alert = stage.page.get_by_role("alert")
    await expect(alert).to_be_hidden()
    stage.cast.ana.starts()
    await stage.bot("sendMessage", chat_id=stage.cast.ana.id, text="hi", txt="hi")
    await expect(alert).to_contain_text("unknown parameter 'txt'")


async def test_on_a_phone_one_chat_fills_the_page_and_news_elsewhere_are_marked(stage: Stage) -> None:
    await stage.page.set_viewport_size({"width": 390, "height": 844})
    ana, ben = (stage.page.get_by_label(f"{name}'s phone") for name in ("Ana", "Ben"))
    await expect(ana).to_be_visible()
    await expect(ben).to_be_hidden()
    stage.cast.ben.starts()
    await stage.bot("sendMessage", chat_id=stage.cast.ben.id, text="Good news")
    tab = stage.page.get_by_role("navigation").get_by_role("button", name="Ben")
    await expect(tab).to_have_class("news")
    await tab.click()
    await expect(ben.get_by_text("Good news")).to_be_visible()
    await expect(ana).to_be_hidden()
    wide = await stage.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


async def test_everything_can_be_done_with_the_keyboard(stage: Stage) -> None:
    stage.cast.ana.starts()
    await stage.bot("sendMessage", chat_id=stage.cast.ana.id, text="Right?", reply_markup=KEYBOARD)
    button = stage.page.get_by_role("button", name="Post it")
    await expect(button).to_be_visible()
    for _ in range(40):
        await stage.page.keyboard.press("Tab")
        if await button.evaluate("node => node === document.activeElement"):
            break
    await stage.page.keyboard.press("Enter")
    await stage.cast.world.until(lambda: len(stage.cast.world.taps) == 1, 5)


async def test_what_telegram_would_not_allow_is_said_kindly(stage: Stage) -> None:
    async def act(**what: Any) -> tuple[int, dict[str, str]]:
        async with stage.session.post(f"{stage.address}/api/act", json=what) as answer:
            return answer.status, await answer.json()

    ana = stage.cast.ana.id
    assert await act(do="say", who=ana, chat=ana, text="hi") == (400, {"error": "Ana has not pressed Start"})
    assert (await act(do="fly", who=ana))[0] == 400
    assert (await act(do="turn", seconds=-5))[0] == 400
    async with stage.session.post(f"{stage.address}/api/act", data=b"do=turn") as answer:
        assert answer.status == 415


async def test_pages_that_are_open_do_not_keep_the_server_from_ending(browser: Browser) -> None:
    cast = assemble()
    server = BotApiServer(cast.world, TOKEN)
    window = add_page(server.app, cast)
    page = await browser.new_page()
    await page.goto(f"{await server.start()}/")
    await expect(page.get_by_label("Ana's phone")).to_be_visible()
    window.close()
    await asyncio.wait_for(server.stop(), 5)
    await expect(page.get_by_text("The playground has ended")).to_be_visible()
    await page.close()
