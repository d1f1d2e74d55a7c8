"""Numbers as people write them, in digits and in five languages' words.

Does not know what is counted. "A", "un" and "yon" are articles, not numbers.
"""

from __future__ import annotations

_WORDS = {
    1: "one uno",
    2: "two dos dois duas deux de",
    3: "three tres trois twa",
    4: "four cuatro quatro quatre kat",
    5: "five cinco cinq senk",
    6: "six seis sis",
    7: "seven siete sete sept",
    8: "eight ocho oito huit wit",
    9: "nine nueve nove neuf nef",
    10: "ten diez dez dix dis",
    11: "eleven once onze onz",
    12: "twelve doce doze douze douz dozen docena duzia douzaine douzen",
    13: "thirteen trece treze trez",
    14: "fourteen catorce quatorze katoz",
    15: "fifteen quince quinze kenz",
    16: "sixteen dieciseis dezesseis seize",
    18: "eighteen dieciocho dezoito",
    20: "twenty veinte vinte vingt ven",
    24: "veinticuatro",
    25: "veinticinco",
    30: "thirty treinta trinta trente trant",
    40: "forty cuarenta quarenta quarante karant",
    50: "fifty cincuenta cinquenta cinquante senkant",
    100: "hundred cien cem cent san",
}
# Words that mean something else in another of the languages: "de" is "of", "once" is "one time".
_MISLEADING = frozenset({"de", "once", "dis", "san", "cent", "seize", "ven", "quince"})

NUMBER_WORDS = {
    word: value for value, words in _WORDS.items() for word in words.split() if word not in _MISLEADING
}
NUMBER_WORD = "(?:" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
NUMBER = rf"(?:\d{{1,3}}|{NUMBER_WORD})"


def value_of(written: str) -> int | None:
    """The number that folded text stands for; None for none and for numbers of more than three digits."""
    if written.isdecimal() and len(written) <= 3:
        return int(written)
    return NUMBER_WORDS.get(written)
