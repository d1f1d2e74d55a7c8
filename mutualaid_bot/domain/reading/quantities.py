"""How much is needed or offered: people to feed, boxes to give, rides a week.

Does not know sizes, ages, prices or times, except to leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mutualaid_bot.domain.reading.items import Named
from mutualaid_bot.domain.reading.numbers import NUMBER, value_of
from mutualaid_bot.domain.tokens import Token, fold

_N = rf"(?P<n>{NUMBER})"
_PEOPLE = (
    r"(?:people|persons?|ppl|of us|adults?|family members|mouths|families|households|seniors|elders|"
    r"neighbors|"
    r"personas?|familias?|adultos?|bocas|pessoas?|familias?|personnes?|adultes?|familles?|moun|fanmi|"
    r"granmoun)"
)
_CHILDREN = (
    r"(?:kids?|children|child|sons?|daughters?|babies|baby|toddlers?|boys?|girls?|grandkids|grandchildren|"
    r"hijos?|hijas?|ninos?|ninas?|bebes?|nietos?|filhos?|filhas?|criancas?|enfants?|fils|filles?|bebes?|"
    r"pitit|timoun|ti moun|tibebe)"
)
_ONE_MORE = (
    r"(?:husband|wife|mother|mom|father|dad|partner|sister|brother|grandmother|esposo|esposa|mama|"
    r"madre|papa|marido|mae|mari|femme|mari m|madanm|manman)"
)
_AND = r"(?:\s*,\s*(?:(?:and|y|e|et|ak)\s+)?|\s+(?:and|y|e|et|ak|avek|avec|con|com|with)\s+|\s*[&+]\s*)"
_MINE = r"(?:my|mis?|mes|mon|ma|meus?|minhas?|our|the|los|las|os|as|les|dos)?\s*"
_WEEK = (
    r"(?:\s+(?:times?|days?|veces|dias?|vezes|fois|jours?|fwa|jou))?\s*"
    r"(?:/|a|per|each|every|in a|por|a la|cada|na|toda|par|chaque|pa|chak|each)\s*(?:week|wk|semana|"
    r"semaine|semen|semenn)\b"
)
_UNITS = (
    r"(?:boxes|box|bags?|cans?|packs?|packages?|packets?|meals?|plates?|trays?|cases?|gallons?|"
    r"bottles?|jars?|pairs?|"
    r"sets?|loads?|rides?|trips?|pounds?|lbs?|kilos?|kg|loaves|rolls?|bundles?|dozens?|units?|pieces?|"
    r"seats?|portions|servings|"
    r"cajas?|bolsas?|latas?|paquetes?|comidas?|platos?|viajes?|botellas?|pares|porciones|asientos|"
    r"caixas?|sacolas?|pacotes?|refeicoes|marmitas?|pratos?|garrafas?|cestas?|caronas?|"
    r"boites?|sacs?|paquets?|repas|plats?|trajets?|bouteilles?|paires?|"
    r"bwat|sak|plat|manje|pake|boutey|vwayaj)"
)

_FAMILY_OF = re.compile(
    rf"\b(?:famil(?:y|ia|le)|fanmi|household|hogar|foyer)\s+(?:of|de|with|gen|a|"
    rf"d)?\s*{_N}\b(?!\s*(?:year|ano|an\b))"
)
_WE_ARE = re.compile(
    rf"\b(?:we are|were|there are|there s|somos|nous sommes|on est|nou se|nou|estamos)\s+{_N}\b"
    r"(?!\s*(?:minutes?|miles?|blocks?|weeks?|days?|months?|hours?|years?|[./:]))"
)
_NOT_COUNTED = (
    r"(?!\s*(?:hours?|hrs?|hr|h\b|days?|weeks?|wks?|months?|mos?\b|years?|yrs?|yo\b|y/o|minutes?|"
    r"mins?|miles?|blocks?|am\b|pm\b|a\.m|p\.m|o.?clock|"
    r"horas?|dias?|semanas?|mes(?:es)?\b|anos?|minutos?|cuadras?|millas?|heures?|jours?|semaines?|"
    r"mois|ans?\b|minit|jou|edtan|mwa|"
    r"dollars?|bucks|dolares|reais|euros?|goud|usd|%|percent|st\b|nd\b|rd\b|th\b|bed\b|bedrooms?|br\b|"
    r"quartos|habitaciones|chambres|"
    r"o\b|inch|inches|feet|ft|cm|t\b|xl|[:/.-]\d|\$|,\d{3}))"
)
_FOR_N = re.compile(
    rf"\b(?:for|para|pour|pou|feeds?|serves?|feeding)\s+(?:about |some |up to )?{_N}\b{_NOT_COUNTED}"
)
_CHILD_NEXT = re.compile(rf"\s+(?:little |young |small )?{_CHILDREN}\b")
_N_PEOPLE = re.compile(rf"\b{_N}\s+(?:more |hungry |other |elderly )?{_PEOPLE}\b")
_FOR_CHILDREN = re.compile(
    rf"\b(?:for|para|pour|pou|feed)\s+{_MINE}{_N}\s+(?:little |young |small )?{_CHILDREN}\b"
)
_ME_AND = re.compile(
    rf"\b(?:me|myself|i|yo|mi|moi|mwen|m|eu|mim)\b{_AND}(?P<rest>{_MINE}(?:{NUMBER}\s+)?(?:little |"
    rf"young |small )?"
    rf"(?:{_CHILDREN}|{_ONE_MORE})\b(?:{_AND}{_MINE}(?:{NUMBER}\s+)?(?:{_CHILDREN}|{_ONE_MORE})\b){{0,3}})"
)
_COMPANION = re.compile(
    rf"(?:(?P<n>{NUMBER})\s+)?(?:little |young |small )?(?:(?P<kids>{_CHILDREN})|{_ONE_MORE})\b"
)
_PER_WEEK = re.compile(rf"\b{_N}(?:\s+[^\W\d_]+){{0,2}}?{_WEEK}")
_TIMES_A_WEEK = (
    (
        re.compile(
            rf"\bonce{_WEEK}|\b(?:una|uma|une|yon) (?:vez|fois|fwa){_WEEK}|\b(?:weekly|semanalmente)\b"
        ),
        1,
    ),
    (re.compile(rf"\btwice{_WEEK}|\bde fwa{_WEEK}"), 2),
)
_COUPLE = re.compile(
    r"\b(?:a couple(?: of)?|un par de|um par de|une paire de|yon pe)\s+(?!(?:hours?|days?|weeks?|"
    r"months?|years?|blocks?)\b)"
)
_HALF_DOZEN = re.compile(r"\b(?:half a dozen|media docena|meia duzia|une demi douzaine)\b")
_N_UNITS = re.compile(rf"\b{_N}\s+(?:[^\W\d_]+\s+){{0,2}}?{_UNITS}\b")
_BARE = re.compile(
    rf"\s*(?:about |around |for |like |para |pour |pou |somos |we are |just |only |solo "
    rf")?{_N}\b{_NOT_COUNTED}.{{0,20}}\s*"
)
_SIZE_BEFORE = re.compile(
    r"(?:size|sizes|sz|talla|tallas|tamano|tamanho|taille|gwose|nimewo|age|ages|aged|edad|edades|"
    r"idade|age de|laj|numero|number|no|section|"
    r"apt|unit|room|step|stage|grade|bus|route|covid|\$|#|r\$|at|a las|as|until|till|before|after|"
    r"antes de las|from|between|by)\s*$"
)


def read_quantity(
    text: str, words: Sequence[Token] = (), named: Sequence[Named] = ()
) -> tuple[int, bool] | None:
    """The amount, and whether it is meant per week. A household counts its people, the writer included."""
    folded = " ".join(fold(text).split())
    for pattern, times in _TIMES_A_WEEK:
        if pattern.search(folded):
            return times, True
    if (hit := _PER_WEEK.search(folded)) and not _SIZE_BEFORE.search(folded[: hit.start()]):
        return _number(hit, per_week=True)
    for pattern in (_FAMILY_OF, _WE_ARE):
        if hit := pattern.search(folded):
            return _number(hit)
    if hit := _ME_AND.search(folded):
        return 1 + _companions(hit.group("rest")), False
    if counted := _counted_thing(folded, text, words, named):
        return counted, False
    for pattern in (_N_PEOPLE, _FOR_CHILDREN, _FOR_N):
        for hit in pattern.finditer(folded):
            if not _SIZE_BEFORE.search(folded[: hit.start()]) and not _is_for_one_child(hit, folded):
                return _number(hit)
    if _HALF_DOZEN.search(folded):
        return 6, False
    return (2, False) if _COUPLE.search(folded) else None


def read_bare_quantity(text: str) -> tuple[int, bool] | None:
    """An answer to "how many?" may be the number alone."""
    if found := read_quantity(text):
        return found
    hit = _BARE.fullmatch(" ".join(fold(text).split()))
    return _number(hit) if hit else None


def _number(hit: re.Match[str], *, per_week: bool = False) -> tuple[int, bool] | None:
    value = value_of(hit.group("n"))
    return (value, per_week) if value else None


def _is_for_one_child(hit: re.Match[str], folded: str) -> bool:
    """ "Diapers for one baby": for whom, not how many."""
    return value_of(hit.group("n")) == 1 and _CHILD_NEXT.match(folded, hit.end("n")) is not None


def _companions(rest: str) -> int:
    total = 0
    for hit in _COMPANION.finditer(rest):
        written = hit.group("n")
        total += (value_of(written) or 1) if written else 1
    return total


def _counted_thing(folded: str, text: str, words: Sequence[Token], named: Sequence[Named]) -> int | None:
    """ "20 boxes", "two twin beds": the number right before a thing, or before what it is packed in."""
    for hit in _N_UNITS.finditer(folded):
        value = value_of(hit.group("n"))
        if value and not _SIZE_BEFORE.search(folded[: hit.start()]) and not _UNCOUNTABLE.search(hit.group()):
            return value
    for one in named:
        if not one.thing or one.setting:
            continue
        for back in (1, 2):
            at = one.first - back
            if at < 0 or words[at].clause != words[one.first].clause:
                break
            value = value_of(words[at].word)
            if text[max(0, words[at].start - 1) : words[at].start] == "$":
                break
            if value and (at == 0 or words[at - 1].word not in _SIZE_WORDS):
                return value
    return None


_SIZE_WORDS = frozenset(
    [
        "size",
        "sizes",
        "sz",
        "talla",
        "tallas",
        "tamano",
        "tamanho",
        "taille",
        "gwose",
        "nimewo",
        "age",
        "ages",
        "aged",
        "edad",
        "number",
        "numero",
        "apt",
        "unit",
        "at",
        "section",
        "grade",
        "room",
        "las",
        "until",
        "before",
        "after",
        "by",
    ]
)
_UNCOUNTABLE = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|am|pm|dollars?|minutes?|blocks?|miles?|bedrooms?|year|"
    r"month|old|horas?|dias?|"
    r"semanas?|meses|anos?|heures?|jours?|mois|ans)\b"
)
