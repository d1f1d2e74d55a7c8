from datetime import UTC, datetime

import pytest

from mutualaid_bot.domain.categories import Categories, shipped
from mutualaid_bot.domain.places import Places
from mutualaid_bot.domain.reading import Reader

READER = Reader(
    categories=Categories(shipped()),
    places=Places([]),
    region="US",
    timezone="America/New_York",
    languages=["en", "es"],
)
NOW = datetime(2025, 10, 8, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("groceries for a family of 5", 5),
        ("I have 20 boxes of food", 20),
        ("a couple of blankets", 2),
        ("dinner for me and my two kids", 3),
        ("me, my wife and 3 kids need a place", 5),
        ("we are six people without food", 6),
        ("two twin beds", 2),
        ("meals for 4", 4),
        ("a dozen eggs and 3 loaves of bread", 3),
        ("Winter coats for 2 kids ages 4 and 7", 2),
        ("4 gallons of water", 4),
        ("comida para 5 personas", 5),
        ("somos cuatro y no tenemos comida", 4),
        ("yo y mis dos hijos necesitamos comida", 3),
        ("tengo 10 cajas de comida", 10),
        ("família de 4", 4),
        ("nous sommes 6 personnes", 6),
        ("nou se 5 moun", 5),
        ("manje pou 8 moun", 8),
    ],
)
def test_how_much_is_read(text: str, amount: int) -> None:
    reading = READER.read(text, now=NOW)
    assert (reading.quantity, reading.per_week) == (amount, False)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("I can drive three rides a week", 3),
        ("I can cook twice a week", 2),
        ("10 meals per week", 10),
        ("puedo llevar 2 viajes por semana", 2),
        ("aulas de inglês duas vezes por semana", 2),
        ("une fois par semaine je peux faire des courses", 1),
        ("de fwa pa semèn m ka kondwi", 2),
    ],
)
def test_how_much_a_week_is_read(text: str, amount: int) -> None:
    reading = READER.read(text, now=NOW)
    assert (reading.quantity, reading.per_week) == (amount, True)


@pytest.mark.parametrize(
    "text",
    [
        "diapers size 4",
        "a coat for my son, 5 years old",
        "$20 gift card",
        "a ride at 5pm",
        "a ride for 2 hours",
        "ride on October 12",
        "pañales talla 3",
        "a crib",
        "section 8 application",
        "rent is 900 dollars",
        "food for 3 days",
        "call 911",
        "necesito pañales talla 4 para mi bebé",
        "diapers for my baby",
        "a coat for my son",
        "diapers for one baby",
        "winter coats, sizes 6 and 8",
    ],
)
def test_sizes_ages_prices_times_and_whom_it_is_for_are_no_amounts(text: str) -> None:
    assert READER.read(text, now=NOW).quantity is None


@pytest.mark.parametrize(
    ("answer", "amount"),
    [
        ("5", (5, False)),
        ("about 12", (12, False)),
        ("cinco", (5, False)),
        ("we are 4", (4, False)),
        ("3 a week", (3, True)),
        ("for 6 people", (6, False)),
        ("0", None),
        ("5pm", None),
        ("no idea", None),
        ("617-555-0143", None),
    ],
)
def test_the_answer_to_how_many_may_be_the_number_alone(answer: str, amount: tuple[int, bool] | None) -> None:
    assert READER.read_quantity(answer) == amount
