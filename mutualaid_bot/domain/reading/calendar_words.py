"""How five languages name days, months, parts of the day and clock times, as patterns on folded text.

Does not compute a date.
"""

from __future__ import annotations

import re

from mutualaid_bot.domain.reading.numbers import NUMBER, NUMBER_WORD

WEEKDAYS: dict[str, int] = {
    name: day
    for day, names in enumerate(
        (
            "monday lunes lundi lendi",
            "tuesday tues martes mardi madi",
            "wednesday wed wednsday wensday weds miercoles mercredi mekredi",
            "thursday thu thurs thur jueves jeudi jedi",
            "friday fri viernes vendredi vandredi",
            "saturday sabado samedi samdi",
            "sunday domingo dimanche dimanch",
        )
    )
    for name in names.split()
} | {"segunda feira": 0, "terca feira": 1, "terca": 1, "quarta feira": 2, "quinta feira": 3, "sexta feira": 4}

# These are words of other meanings as well, and count only where a day is expected.
_ON = r"(?:on|by|next|this|until|till|before|every|na|nas|ate|esta|proxima|nesta|ate a|come)\s+"
GUARDED_WEEKDAYS = {
    "mon": 0, "tue": 1, "sat": 5, "sun": 6,
    "segunda": 0, "quarta": 2, "quinta": 3, "sexta": 4,
}  # fmt: skip
_DAYS = "|".join(sorted((name.replace(" ", "[ -]") for name in WEEKDAYS), key=len, reverse=True))
_GUARDED = "|".join(GUARDED_WEEKDAYS)
WEEKDAY = re.compile(
    rf"\b(?:(?P<day>{_DAYS})(?P<many>s)?"
    rf"|{_ON}(?P<guarded>{_GUARDED})"
    r"|(?P<clocked>mon|tue|sat|sun)"
    r"(?=\s*(?:-|,|@|at\b|\d|morning|afternoon|evening|night)))\b"
)
PAST = re.compile(r"^\s*(?:pasado|passado|passada|dernier|derniere|pase)\b")
PAST_BEFORE = re.compile(r"\b(?:last|since|pasado|desde el|depuis|depi)\s+$")
EACH = re.compile(
    r"\b(?:every|each|most|los|todos los|cada|todo|toda|todos os|todas as|aos|tous les|chaque|"
    r"chak)\s*$"
)

RELATIVE_DAYS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(?:day after tomorrow|pasado manana|depois de amanha|apres[ -]demain|apre demen)\b"), 2),
    (
        re.compile(
            r"\b(?:tomorrow|tommorow|tomorow|tomorro|tmrw|tmr|tmw|2moro|2morrow|demain|demen|amanha)\b"
            r"|(?<!la )(?<!esta )(?<!de )\bmanana\b"
        ),
        1,
    ),
    (
        re.compile(
            r"\b(?:today|2day|hoy|hoje|aujourd.?\s?hui|jodi(?: ?a)?|later today"
            r"|tonight|2nite|tonite|this (?:morning|afternoon|evening)|esta (?:manana|tarde|noche|noite)"
            r"|nesta noite|ce soir|ce matin|cet apres[ -]midi|aswe a|maten an|apremidi a)\b"
        ),
        0,
    ),
)
WEEKEND = re.compile(
    r"\b(?P<next>next )?(?:this |the |el |este |ce |o |no |neste |au |fen )?(?:week[ -]?end|wkend|"
    r"wknd|fin de semana|finde|fim de semana|final de semana|wikenn)\b(?P<after> prochain| que viene| "
    r"proximo| que vem| pwochen)?"
)
WEEKENDS = re.compile(
    r"\b(?:weekends|week[ -]ends|fines de semana|fins de semana|chak wikenn|tous les week[ -]?ends?|"
    r"every weekend)\b"
)
NEXT_WEEK = re.compile(
    r"\b(?:next week|(?:la )?(?:proxima semana|semana que viene|semana proxima)|semana que vem|(?:la "
    r")?semaine prochaine|semenn? (?:pwochen|k ?ap vini))\b"
)
THIS_WEEK = re.compile(
    r"\b(?:this week|esta semana|nesta semana|cette semaine|semenn? sa(?: a)?|later this week)\b"
)
MONTH_END = re.compile(
    r"\b(?:end of (?:the |this )?month|fin de mes|final de mes|fim do mes|fin du mois|fen mwa a)\b"
)

MONTHS: dict[str, int] = {
    name: month
    for month, names in enumerate(
        (
            "january jan enero janeiro janvier janvye",
            "february feb febrero fevereiro fevrier fevriye",
            "march marzo marco mars mas",
            "april apr abril avril",
            "may mayo maio mai",
            "june jun junio junho juin jen",
            "july jul julio julho juillet jiye",
            "august aug agosto aout",
            "september sept sep septiembre setembro septembre septanm",
            "october oct octubre outubro octobre oktob",
            "november nov noviembre novembro novembre novanm",
            "december dec diciembre dezembro decembre desanm",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH_DATES = (
    re.compile(
        rf"\b(?P<month>{_MONTH})\.?\s+(?:the\s+)?(?P<date>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?::|am|pm|"
        rf"h\b))"
    ),
    re.compile(
        rf"\b(?P<date>\d{{1,2}}|1er|premye|primero)(?:st|nd|rd|th|o)?\s+(?:de\s+|"
        rf"of\s+)?(?P<month>{_MONTH})\b"
    ),
)
ISO_DATE = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<date>\d{1,2})\b")
SLASHED_DATE = re.compile(
    r"(?<![\d/$])(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{2,4}))?(?![\d/])"
)
DAY_OF_MONTH = re.compile(
    r"\b(?:the|on)\s+(?P<en>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:floor|grade|street|st\b|ave|time|one|"
    r"class|birthday))"
    r"|\bel\s+(?:dia\s+)?(?P<es>\d{1,2}|primero)\b(?!\s*(?:por|de la|personas))|"
    r"\bdia\s+(?P<pt>\d{1,2}|primeiro)\b|\ble\s+(?P<fr>\d{1,2}|1er|premier)\b(?!\s*h)"
    r"|\b(?P<ht>premye)\s+(?:mwa|du)\b"
)
FIRST = frozenset({"1er", "premier", "primero", "primeiro", "premye"})

PARTS: tuple[tuple[re.Pattern[str], int, int], ...] = (
    (re.compile((
r"\b(?:mornings?|(?:por|en|de) la manana|esta manana|manana temprano|(?:de|pela|na) manha|matin|"
r"matinee|maten|nan maten|am only)\b"
)), 6, 12),
    (re.compile(r"\b(?:noon|midday|mediodia|midi(?! (?:a|et))|meio[ -]dia)\b"), 12, 13),
    (re.compile(
r"\b(?:afternoons?|(?:por|en|de) la tarde|esta tarde|(?:a|de|da|pela|na) tarde|apres[ -]midi|"
r"apremidi|apre midi|after school|after lunch)\b"
), 12, 18),
    (re.compile(
r"\b(?:evenings?|(?:por|en|de) la noche|soir|soiree|sware|aswe|after work|dinner time|after "
r"dinner)\b"
), 17, 22),
    (re.compile(
r"\b(?:nights?|overnight|tonight|2nite|tonite|esta noche|(?:a|de|da|pela|na|esta) noite|nuit|nan "
r"nwit|lannwit)\b"
), 18, 24),
)  # fmt: skip
PART_IS_RECURRING = re.compile(
    r"\b(?:mornings|afternoons|evenings|nights|las mananas|las tardes|las noches|weekdays|entre "
    r"semana|chak maten)\b"
)

_HOUR = r"(?P<hour>\d{1,2})(?:(?::|h|\.)(?P<minute>[0-5]\d))?"
_HALF = r"(?P<half>am|pm|a\.m\.?|p\.m\.?|a m|p m|oclock|o.clock)"
_NOT_AFTER = r"(?<![\d$:/.-])"
# The parts that say which half of the day an hour without am and pm is in.
_ES = r"(?:de|por|en) la (?P<part>manana|tarde|noche)"
_PT = r"(?:da|de) (?P<part2>manha|tarde|noite)"
_FR = r"du (?P<part3>matin|soir)|de l.?\s?(?P<part4>apres[ -]midi)"
_HT = r"(?:nan |di )?(?P<part5>maten|apremidi|aswe)"
_EN = r"in the (?P<part6>morning|afternoon|evening)|at (?P<part7>night)"
_OF_DAY = rf"(?:\s*(?:{_ES}|{_PT}|{_FR}|{_HT}|{_EN}))?"
_NOT_COUNTED = (
    r"(?!\s*(?:people|kids|children|different|years|of|other|days|hours|least|home|a\b|"
    r"[a-z]+ (?:st|street|ave|rd)\b))"
)
_LED_BY = (
    r"(?:at|around|by|@|after|before|a las?|as|a partir das|depois das|ate as|las|a|vers|de|apres|avant|"
    r"dwe|a pati|anvan|apre)"
)
_LAS = r"(?:a las?|para las|antes de las|despues de las|hasta las|desde las|pelas)"
CLOCKS = (
    re.compile(rf"{_NOT_AFTER}{_HOUR}\s*{_HALF}(?![a-z])"),
    re.compile(rf"{_NOT_AFTER}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d){_OF_DAY}"),
    re.compile(
        rf"\b{_LED_BY}\s+(?P<hour>\d{{1,2}})"
        rf"(?:\s*(?:h|e|heures?|horas?|hrs|ze|ez)\b(?:\s*(?P<minute>[0-5]\d))?){_OF_DAY}"
    ),
    re.compile(rf"\b(?P<hour>[01]?\d|2[0-3])\s?h(?:\s?(?P<minute>[0-5]\d))?\b{_OF_DAY}"),
    re.compile(
        rf"\b{_LAS}\s+(?P<hour>\d{{1,2}}|{NUMBER_WORD})"
        rf"(?:\s+y\s+(?P<half_past>media|cuarto)|(?::|\.)(?P<minute>[0-5]\d))?{_OF_DAY}"
        r"(?!\s*(?:personas|familias|ninos))\b"
    ),
    re.compile(rf"\bas\s+(?P<hour>\d{{1,2}})(?=\s*(?:$|[,.;!?]|da\b|em\b|no\b|na\b)){_OF_DAY}"),
    re.compile(
        rf"(?:\bat|\baround|\bby|@)\s*(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?(?![\d/.:$-]){_OF_DAY}"
        rf"{_NOT_COUNTED}"
    ),
    re.compile(
        rf"{_NOT_AFTER}(?P<hour>1[0-2]|[1-9])\s?(?:z?e\s)?\s*"
        rf"(?:{_ES}|da (?P<part2>manha|tarde|noite)|{_HT}\b|{_EN})"
    ),
)
CREOLE_HOURS = {
    "ine": 1, "deze": 2, "twaze": 3, "katre": 4, "senke": 5, "size": 6, "sete": 7, "weite": 8, "neve": 9,
    "dize": 10, "onze": 11,
}  # fmt: skip
CREOLE_CLOCK = re.compile(
    r"\b(?:a|pou|ve|anvan|apre|le)\s+(?P<hour>deze|twaze|katre|senke|size|sete|weite|neve|dize|onze)\b"
    rf"(?:\s*{_HT})?"
)
RANGE = re.compile(
    r"(?<![\d$:/.-])(?:from |between |entre |de |desde |das |ant |soti )?(?:las |as "
    r")?(?P<a>\d{1,2})(?::(?P<am>[0-5]\d))?\s*(?P<ah>am|pm|h)?\s*"
    r"(?:-|–|to|till|until|and|a|y|e|et|ate|ak|pou)\s*(?:las |as "
    r")?(?P<b>\d{1,2})(?::(?P<bm>[0-5]\d))?\s*(?P<bh>am|pm|h|e\b)?(?![\d/:-])"
)
RANGE_OPENED = re.compile(r"^\s*(?:from|between|entre|das|desde|ant)\b")

BEFORE = re.compile(
    r"\b(?:before|antes del?|antes da|antes do|avant|anvan)\s+(?:the\s+|el\s+|le\s+|las?\s+|as\s+|"
    r"les\s+|next\s+|this\s+|o\s+)?$"
)
BY = re.compile(
    r"\b(?:by|until|till|through|no later than|hasta(?: el| las?)?|a mas tardar(?: el)?|para el|"
    r"ate(?: a| o| as)?|jusqu.?\s?a|d.?\s?ici(?: a)?|jiska|jis)\s+(?:the\s+|el\s+|le\s+|next\s+|"
    r"this\s+|end of\s+)?$"
)
AFTER = re.compile(
    r"\b(?:after|despues del?(?: las?)?|depois das?|depois do|apres(?: le)?|apre|from|a partir de|"
    r"starting|desde(?: el| las?)?)\s+(?:the\s+|el\s+|le\s+|las?\s+)?$"
)

IN_A_WHILE = re.compile(
    rf"\b(?:in|within|en|dentro de|em|daqui a|dans|nan)\s+(?:the next |about |las proximas |os "
    rf"proximos |les prochaines )?(?P<n>{NUMBER}|an?|una?|uma?|une|yon|few)\s+"
    r"(?P<unit>hours?|hrs?|days?|weeks?|horas?|dias?|semanas?|heures?|jours?|semaines?|edtan|e de tan|"
    r"jou|semenn?)\b"
)
