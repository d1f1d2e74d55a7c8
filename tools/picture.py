"""Takes the README's picture: the real demo, driven through its page as a person would.

    python -m tools.picture docs/picture.png

It needs Debian's chromium, and a font with small pictures (fonts-noto-color-emoji).
"""

from __future__ import annotations

import asyncio
import re
import shutil
import signal
import sys

from playwright.async_api import Page, async_playwright, expect

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SLOW = 15_000


async def says(page: Page, name: str, text: str) -> None:
    box = page.get_by_label(f"Write as {name}")
    await box.fill(text)
    await box.press("Enter")


async def presses(page: Page, where: str, label: str) -> None:
    button = page.get_by_label(where).get_by_role("button", name=label, exact=True).last
    await button.click(timeout=SLOW)


async def play(page: Page) -> None:
    """A need and an offer in ordinary words, on a card before the coordinators."""
    for name in ("Ana", "Ben"):
        await presses(page, f"{name}'s phone", "Start")
    await expect(page.get_by_label("Ben's phone").get_by_text("Hello!")).to_be_visible(timeout=SLOW)
    await says(page, "Ana", "I need diapers size 4 in Mattapan, Saturday morning")
    await presses(page, "Ana's phone", "Post it")
    await says(page, "Ben", "I can give diapers, I'm in Dorchester, free on Saturday")
    await presses(page, "Ben's phone", "Post it")
    await expect(page.get_by_role("button", name="Approve", exact=True)).to_be_visible(timeout=SLOW)
    await page.get_by_label("Who to show").get_by_role("button", name="Neighbors of Boston").click()


async def take(path: str) -> None:
    demo = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "mutualaid_bot",
        "demo",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert demo.stdout is not None
    address = None
    while address is None:
        found = re.search(r"http://\S+", (await demo.stdout.readline()).decode())
        address = found.group(0) if found else None
    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            page = await browser.new_page(viewport={"width": 1480, "height": 900})
            await page.goto(address)
            await play(page)
            await page.screenshot(path=path)
            await browser.close()
    finally:
        demo.send_signal(signal.SIGTERM)
        await demo.wait()


if __name__ == "__main__":
    asyncio.run(take(sys.argv[1]))
