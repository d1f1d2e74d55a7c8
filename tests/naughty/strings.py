"""Strings that have broken other programs, and texts that look almost like what the bot reads.

They are data: nothing here knows what the bot does with them.
"""

from __future__ import annotations

import random

LONGEST = 4096

NAUGHTY: tuple[str, ...] = (
    "",
    " ",
    "\n\n\n",
    "\t\u00a0\u2003\u3000",
    "\u200b\u200c\u200d\ufeff",
    "\u202eteb reverof \u2066need\u2069 food",
    "\u200f\u200fأحتاج إلى حليب للأطفال في Mattapan",
    "אני צריך \u202aחיתולים\u202c בבקשה",
    "Z\u0351\u036b\u0343\u036a\u0342\u036b\u033d" * 60,
    "e" + "\u0301" * 2000,
    "null\x00byte",
    "\x01\x02\x07\x08\x1b[31mred\x7f",
    "\ud800",
    "need \udfff food in Mattapan",
    "\ud83d food \ude00",
    "😀" * LONGEST,
    "😀" * 2048,
    "👩🏽‍👩🏽‍👧🏽‍👦🏽" * 100,
    "🏳️‍🌈🇭🇹🇧🇷" * 50,
    "\U0010ffff\U000e0001",
    "<b>bold</b> <a href='tg://user?id=1'>x</a> & &amp; &lt;script&gt;",
    "</b></i></a></code></pre><tg-spoiler>",
    "<b>never closed",
    "&#x3C;b&#x3E; &nbsp; &unknown;",
    "'; DROP TABLE posts; --",
    '" OR 1=1 --',
    "Robert'); DELETE FROM inbox WHERE ('1'='1",
    "../../../../etc/passwd",
    "C:\\Windows\\System32\\..\\con",
    "file:///etc/hostname",
    "{0} {name} {} {{}} %s %d %(n)s %n %% ${HOME} $(reboot) `id`",
    "{0.__class__.__mro__[1]} {n!r:>999999}",
    "{number} {group} {bot} {moment}",
    "\\n\\t\\0 \\u0000 \\x00",
    "«guillemets» „tief“ “high” ‘one’ ‚low‘ 「かぎ」 『二重』 ″prime″ `tick` ´acute´ ‹s›",
    "__proto__ constructor toString undefined NaN null None True -0 1e309 0x7fffffff",
    "9" * 400,
    "I need " + "9" * 60 + " diapers in Mattapan",
    "I need -5 chairs in Mattapan",
    "I need 1/0 cups and ½ ⅓ ٣ 四 chairs",
    "I need ０１２３ chairs at 25:99 on 31.02.2026 on February 30",
    "I need a ride on 99/99/9999 at 99:99, tomorrow, yesterday, next next next week",
    "I need help " * 300,
    "need offer need offer give need can give I need I offer",
    "I need diapers in Mattapan. Necesito pañales en Roxbury. Mwen bezwen kouchèt. Preciso de fraldas.",
    "Necesito food para my abuela en Dorchester mañana at noon, merci, obrigado",
    "Ich brauche Milch. Мне нужна еда. 我需要食物。 食べ物が必要です。 مجھے کھانا چاہیے",
    "İıŞşĞğ ß ẞ ǅ ﬁ ﷺ Ω K Å",
    "call me at +1 (617) 555-0199 or 617.555.0198, mail a@b.example, @someone, t.me/joinchat/AAAA",
    "my card is 4111 1111 1111 1111 and my SSN 078-05-1120",
    "@" * 500,
    "#1 #2 #999999999999999999999",
    "http://" + "a" * 3000 + ".example",
    "https://t.me/neighbors_demo_bot?start=h_" + "x" * 64,
    "- - - * * * _ _ _ ``` ~~~ || >> #",
    "I can give\r\nthree\r\rrides\u2028a\u2029week\u0085in Mattapan",
    "a" * LONGEST,
    "a " * (LONGEST // 2),
    "&" * LONGEST,
    "<" * LONGEST,
    "﷽" * 1000,
    "i need urgent help now there is a fire in my kitchen 911",
    "/need",
    "/start h_\u202e",
    "//need food",
    "/need@neighbors_demo_bot 😀\x00<b>",
)

SENSE = (
    "I need diapers size 4 in Mattapan",
    "I can give diapers, I live in Mattapan",
    "Necesito comida en Roxbury",
    "I can give 3 rides a week, I live in Dorchester",
    "I need a ride to the clinic tomorrow at 9, I live in Roxbury",
    "yes",
    "no",
    "Mattapan",
    "tomorrow",
    "4",
)


def some_text(dice: random.Random) -> str:
    """One of them, two glued together, one around something sensible, or characters of any kind."""
    match dice.randrange(6):
        case 0 | 1:
            return dice.choice(NAUGHTY)
        case 2:
            return dice.choice(SENSE)
        case 3:
            return f"{dice.choice(SENSE)} {dice.choice(NAUGHTY)}"[:LONGEST]
        case 4:
            return f"{dice.choice(NAUGHTY)}{dice.choice(NAUGHTY)}"[:LONGEST]
        case _:
            top = dice.choice((0x80, 0x800, 0x10000, 0x110000))
            return "".join(chr(dice.randrange(top)) for _ in range(dice.randrange(1, 200)))
