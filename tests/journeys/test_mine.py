"""/mine: each post in its own words, with its state in one line, and buttons to change, close or open it."""

from __future__ import annotations

from mutualaid_bot.playground.chats import Button
from tests.journeys.stage import Stage, texts

YES = "Yes, connect us"
OPEN = ["Change something", "Close it"]


async def test_each_post_is_shown_in_its_own_words_with_its_state_the_newest_last(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "/mine")
    assert "You have no posts yet" in stage.ana.last().text
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan, the <green> & soft ones")
    await stage.posts(stage.ana, "I can give a crib in Mattapan")
    before = len(stage.ana.hears())
    await stage.says(stage.ana, "/mine")
    need, offer = stage.ana.hears()[before:]
    assert "the <green> & soft ones" in need.text and "We are looking." in need.text
    assert "I can give a crib" in offer.text and "Ready for when a neighbor needs it." in offer.text
    assert need.labels == offer.labels == OPEN


async def test_the_line_follows_the_post_from_the_card_to_the_end(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.says(stage.ana, "/mine")
    card = stage.ana.last()
    await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")

    async def line() -> str:
        await stage.says(stage.ana, "/mine")
        return stage.ana.last().text.split("\n")[2]

    assert "Volunteers are looking at someone who may fit" in await line()
    assert card.labels == [], "only the newest of a post has buttons"
    await stage.approves()
    assert "You and a neighbor are being asked" in await line()
    await stage.presses(stage.ana, YES)
    await stage.presses(stage.ben, YES)
    assert "You and a neighbor are connected" in await line()
    await stage.later(days=3)
    await stage.presses(stage.ana, "It worked out")
    assert "It worked out" in await line()
    assert "ben" not in (await line()).lower()


async def test_one_tap_closes_a_post_and_one_opens_it_again_at_its_old_place(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    number = await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    async with stage.app.database.reading() as tx:
        before = await tx.posts.get(number)
    await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    await stage.approves()
    await stage.says(stage.ana, "/mine")
    await stage.presses(stage.ana, "Close it")
    card = stage.ana.sees("Open it again")
    assert "Closed." in card.text and card.labels == ["Open it again"]
    assert "This one is no longer open. We go on looking." in texts(stage.ben.hears())
    await stage.presses(stage.ana, "Open it again")
    assert card.labels == OPEN
    assert "is open again, at its old place" in texts(stage.ana.hears())
    async with stage.app.database.reading() as tx:
        after = await tx.posts.get(number)
    assert before is not None and after is not None
    assert after.made_at == before.made_at


async def test_a_post_whose_words_are_hidden_opens_again_too(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need someone to talk to in Mattapan, since my sister moved")
    await stage.presses(stage.ana, "Hide my words")
    await stage.presses(stage.ana, "Post it")
    await stage.says(stage.ana, "/mine")
    assert "my sister moved" not in stage.ana.last().text
    await stage.presses(stage.ana, "Close it")
    await stage.presses(stage.ana, "Open it again")
    assert stage.ana.sees("Close it").labels == OPEN


async def test_a_closed_post_stays_in_sight_until_its_words_go(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.says(stage.ana, "/mine")
    await stage.presses(stage.ana, "Close it")
    await stage.later(days=29)
    await stage.says(stage.ana, "/mine")
    assert stage.ana.last().labels == ["Open it again"]
    await stage.later(days=2)
    await stage.presses(stage.ana, "Open it again")
    assert "Open it again" not in [label for m in stage.ana.hears() for label in m.labels]
    await stage.says(stage.ana, "/mine")
    assert "You have no posts yet" in stage.ana.last().text


async def test_changing_begins_with_the_card_of_that_post(stage: Stage) -> None:
    await stage.meet(stage.ana)
    number = await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.says(stage.ana, "/mine")
    await stage.presses(stage.ana, "Change something")
    await stage.says(stage.ana, "in Roxbury")
    await stage.presses(stage.ana, "Post it")
    assert f"Volunteers now see post {number}" in stage.ana.heard("Changed.").text
    await stage.says(stage.ana, "/mine")
    assert "Roxbury" in stage.ana.last().text and "Mattapan" not in stage.ana.last().text.split("\n")[1]


async def test_all_open_posts_are_shown_also_when_many_were_closed_later(stage: Stage) -> None:
    await stage.meet(stage.ana)
    first = await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    for hour in range(3):
        for thing in ("a crib", "a chair", "a lamp", "a table"):
            await stage.posts(stage.ana, f"I need {thing} number {hour} in Mattapan")
            await stage.says(stage.ana, "/mine")
            await stage.presses(stage.ana, "Close it")
        await stage.later(hours=2)
    before = len(stage.ana.hears())
    await stage.says(stage.ana, "/mine")
    shown = stage.ana.hears()[before:]
    assert len(shown) == 10
    assert f"#{first} " in shown[-1].text and shown[-1].labels == OPEN


async def test_nobody_closes_or_opens_what_is_someone_elses(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.says(stage.ana, "/mine")
    for button in stage.ana.last().buttons[0]:
        stage.ben.taps(stage.ben.last(), Button("anything", button.data))
        await stage.settle()
        assert "no longer there" in stage.ben.last().text
    assert stage.ana.last().labels == OPEN


async def test_a_full_list_says_so_when_one_wants_to_open_another_again(bare_stage: Stage) -> None:
    stage = await bare_stage.open(posts={"max_open": 1})
    await stage.meet(stage.ana)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.says(stage.ana, "/mine")
    await stage.presses(stage.ana, "Close it")
    await stage.posts(stage.ana, "I need a crib in Mattapan")
    await stage.presses(stage.ana, "Open it again")
    assert "You have 1 open posts" in stage.ana.last().text
