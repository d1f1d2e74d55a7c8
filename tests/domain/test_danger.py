from datetime import UTC, datetime

import pytest

from mutualaid_bot.domain.categories import Categories, shipped
from mutualaid_bot.domain.kinds import Danger
from mutualaid_bot.domain.places import Places
from mutualaid_bot.domain.reading import Aim, Reader

READER = Reader(
    categories=Categories(shipped()),
    places=Places([]),
    region="US",
    timezone="America/New_York",
    languages=["en", "es", "pt", "fr", "ht"],
)
NOW = datetime(2025, 10, 8, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("my husband hit me last night", Danger.VIOLENCE),
        ("He's threatening to kill me", Danger.VIOLENCE),
        ("my old aunt hits me", Danger.VIOLENCE),
        ("the neighbor downstairs is stalking me", Danger.VIOLENCE),
        ("I keep thinking of ending it", Danger.SUICIDE),
        ("someone is breaking in", Danger.VIOLENCE),
        ("I am scared of my boyfriend, need a place to stay", Danger.VIOLENCE),
        ("my ex has a gun", Danger.VIOLENCE),
        ("mi esposo me pegó", Danger.VIOLENCE),
        ("mi ex me amenaza con matarme", Danger.VIOLENCE),
        ("tengo miedo de mi marido", Danger.VIOLENCE),
        ("meu marido me bateu", Danger.VIOLENCE),
        ("estou com medo do meu ex", Danger.VIOLENCE),
        ("mon mari me frappe", Danger.VIOLENCE),
        ("violences conjugales, j'ai besoin d'aide", Danger.VIOLENCE),
        ("mari m ap bat mwen", Danger.VIOLENCE),
        ("yo vyole m", Danger.VIOLENCE),
        ("I want to die", Danger.SUICIDE),
        ("thinking about killing myself", Danger.SUICIDE),
        ("i dont want to live anymore", Danger.SUICIDE),
        ("quiero morirme", Danger.SUICIDE),
        ("ya no quiero vivir", Danger.SUICIDE),
        ("quero me matar", Danger.SUICIDE),
        ("j'ai envie de mourir", Danger.SUICIDE),
        ("mwen vle mouri", Danger.SUICIDE),
        ("m ap touye tèt mwen", Danger.SUICIDE),
        ("my son is missing", Danger.CHILD),
        ("the neighbor is hitting his kids", Danger.CHILD),
        ("se perdió mi hija", Danger.CHILD),
        ("le pega a sus hijos", Danger.CHILD),
        ("minha filha está desaparecida, criança perdida", Danger.CHILD),
        ("il frappe mes enfants", Danger.CHILD),
        ("pitit mwen pèdi", Danger.CHILD),
        ("there is a fire in my kitchen", Danger.FIRE),
        ("I smell gas in the hallway", Danger.FIRE),
        ("hay un incendio en mi edificio", Danger.FIRE),
        ("huele a gas", Danger.FIRE),
        ("o prédio está pegando fogo", Danger.FIRE),
        ("il y a le feu chez moi", Danger.FIRE),
        ("kay la pran dife", Danger.FIRE),
        ("my dad is having a heart attack", Danger.MEDICAL),
        ("she can't breathe", Danger.MEDICAL),
        ("my friend overdosed", Danger.MEDICAL),
        ("chest pain since this morning, need a ride", Danger.MEDICAL),
        ("mi mamá no puede respirar", Danger.MEDICAL),
        ("se desmayó y no responde", Danger.MEDICAL),
        ("meu pai desmaiou", Danger.MEDICAL),
        ("il ne respire plus", Danger.MEDICAL),
        ("li pa ka respire", Danger.MEDICAL),
        ("I ran out of insulin", Danger.MEDICAL),
    ],
)
def test_danger_is_heard_in_five_languages(text: str, danger: Danger) -> None:
    reading = READER.read(text, now=NOW)
    assert danger in reading.danger
    assert reading.urgent


@pytest.mark.parametrize(
    "text",
    [
        "I need fire wood for the winter",
        "my kids are killing me, need a babysitter",
        "a heart attack survivor group meets here",
        "I can drive people to get a flu shot",
        "looking for a glue gun",
        "passing out flyers on Saturday",
        "I am dying to learn guitar",
        "we lost everything in a fire and need furniture",
        "can someone install a smoke detector",
        "need help to beat the heat, a fan please",
        "a toy fire truck to give away",
        "perdimos todo en un incendio, necesitamos ropa",
        "m ap mouri grangou",
        "j'ai du bois de feu à donner, feu de bois",
        "I need diapers size 4",
        "puedo llevar a alguien al hospital",
    ],
)
def test_what_only_sounds_dangerous_raises_no_alarm(text: str) -> None:
    assert READER.read(text, now=NOW).danger == frozenset()


def test_danger_beside_something_harmless_is_still_danger() -> None:
    reading = READER.read("I need fire wood. My husband hit me.", now=NOW)
    assert reading.danger == {Danger.VIOLENCE}


def test_someone_threatened_with_a_gun_is_not_told_that_weapons_are_not_allowed() -> None:
    reading = READER.read("my ex has a gun and wants to kill me", now=NOW)
    assert reading.aim is not Aim.REFUSED


def test_danger_does_not_hide_the_need_beside_it() -> None:
    reading = READER.read("my husband hit me, I need a place to stay tonight", now=NOW)
    assert reading.aim is Aim.POST
    assert reading.categories == ("housing",)


@pytest.mark.parametrize(
    "text",
    [
        "I am undocumented and need groceries",
        "need a ride to court",
        "a ride to dialysis please",
        "clothes for my son Miguel",
        "Mateo (6 years old) needs shoes",
        "halal meals for Ramadan",
        "a safe place for a trans woman",
        "no tengo papeles, busco un cuarto",
        "estou grávida e preciso de roupas",
        "je suis sans papiers",
        "mwen malad, mwen bezwen manje",
    ],
)
def test_words_that_others_should_not_have_to_read_are_delicate(text: str) -> None:
    assert READER.read(text, now=NOW).delicate


@pytest.mark.parametrize(
    "text", ["I need a couch", "puedo dar clases de guitarra", "rice and beans for 5", "On Tuesday, 6 boxes"]
)
def test_everyday_words_are_not_delicate(text: str) -> None:
    assert not READER.read(text, now=NOW).delicate
