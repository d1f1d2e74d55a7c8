import string
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutualaid_bot.domain.categories import Categories, Category, shipped
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.places import Neighborhood, Places
from mutualaid_bot.domain.reading import Aim, Reader, Reading, canonical, same_item

PLACES = Places(
    [
        Neighborhood("Jamaica Plain", aliases=("JP",)),
        Neighborhood("Dorchester", aliases=("Dot",)),
        Neighborhood("East Boston", aliases=("Eastie",)),
        Neighborhood("Mattapan"),
        Neighborhood("Roxbury"),
    ]
)
READER = Reader(
    categories=Categories(shipped()),
    places=PLACES,
    region="US",
    timezone="America/New_York",
    languages=["en", "es"],
)
NOW = datetime(2025, 10, 8, 14, 0, tzinfo=UTC)


def read(text: str) -> Reading:
    return READER.read(text, now=NOW)


NEEDS = [
    ("I need diapers size 4", "hygiene"),
    ("Does anyone have a crib", "household"),
    ("Looking for a winter coat for my son", "clothing"),
    ("can someone lend me a ladder?", "repairs"),
    ("we ran out of formula", "food"),
    ("ISO a twin bed", "household"),
    ("my sink is leaking, can anybody fix it", "repairs"),
    ("could you help me fill out a SNAP application", "paperwork"),
    ("I'm lonely and would like someone to talk to", "company"),
    ("Who can help me with English homework?", "learning"),
    ("do you have any extra blankets", "household"),
    ("Cn sum1 giv me a ride 2 work pls", "transport"),
    ("Necesito pañales talla 4", "hygiene"),
    ("Alguien tiene una cuna que me preste?", "household"),
    ("me pueden ayudar con la renta", "money"),
    ("somos 5 y no tenemos comida", "food"),
    ("nesesito ropa de niño", "clothing"),
    ("busco quien me traduzca en la corte", "interpreting"),
    ("Preciso de fraldas tamanho G", "hygiene"),
    ("Alguém tem um carrinho de bebê para doar?", "household"),
    ("alguém pode me levar ao médico?", "transport"),
    ("J'ai besoin de couches taille 4", "hygiene"),
    ("Quelqu'un aurait un manteau d'hiver pour mon fils ?", "clothing"),
    ("nous n'avons rien à manger", "food"),
    ("Mwen bezwen kouchèt pou tibebe", "hygiene"),
    ("nou pa gen manje", "food"),
    ("eske gen moun ki ka gade timoun mwen yo", "childcare"),
    ("m ap chache yon kote pou m rete", "housing"),
]

OFFERS = [
    ("I can give rides in the morning", "transport"),
    ("Do you need a couch? I have one", "household"),
    ("Does anyone need a crib? I have an extra one", "household"),
    ("free to a good home: two chairs", "household"),
    ("happy to translate Spanish", "interpreting"),
    ("I have 20 meals to give away", "food"),
    ("If anyone needs groceries let me know", "food"),
    ("we can deliver food to seniors", "food"),
    ("I'd love to tutor kids in math", "learning"),
    ("I need to give away my old crib", "household"),
    ("I no longer need my stroller, free to whoever wants it", "household"),
    ("I can cook for families who need it", "food"),
    ("Can help with food preparation, unloading and loading of trucks", "food"),
    ("I am able and willing to help with food delivery or hand outs", "food"),
    ("Would like to donate a turkey for Thanksgiving!", "food"),
    ("Puedo llevar a alguien al doctor", "transport"),
    ("¿Alguien necesita una cuna? Tengo una", "household"),
    ("regalo ropa de niño", "clothing"),
    ("tengo una silla de ruedas para donar", "health"),
    ("si alguien necesita comida me avisa", "food"),
    ("Posso dar carona na terça", "transport"),
    ("Alguém precisa de um berço? Tenho um sobrando", "household"),
    ("estou doando roupas de inverno", "clothing"),
    ("Je peux garder des enfants", "childcare"),
    ("à donner : un canapé", "household"),
    ("Quelqu'un a besoin d'un lit bébé ? J'en ai un", "household"),
    ("mwen bezwen bay yon kabann", "household"),
    ("M ka kondwi moun lopital", "transport"),
    ("Si yon moun bezwen manje, m gen diri", "food"),
    ("mwen gen rad pou bay", "clothing"),
]


@pytest.mark.parametrize(("text", "category"), NEEDS)
def test_who_receives_is_in_need(text: str, category: str) -> None:
    reading = read(text)
    assert reading.aim is Aim.POST
    assert reading.kind is Kind.NEED
    assert category in reading.categories


@pytest.mark.parametrize(("text", "category"), OFFERS)
def test_who_gives_makes_an_offer(text: str, category: str) -> None:
    reading = read(text)
    assert reading.aim is Aim.POST
    assert reading.kind is Kind.OFFER
    assert category in reading.categories


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("rice, beans, milk", {"food"}),
        ("Clothing, canned food, and hygiene products", {"clothing", "food", "hygiene"}),
        ("arroz, pañales", {"food", "hygiene"}),
        ("diri ak savon", {"food", "hygiene"}),
        ("Clothes, coats, canned food, baked goods", {"clothing", "food"}),
    ],
)
def test_a_bare_list_is_a_post_whose_kind_must_be_asked(text: str, categories: set[str]) -> None:
    reading = read(text)
    assert reading.aim is Aim.POST
    assert reading.kind is None
    assert set(reading.categories) == categories


@pytest.mark.parametrize(
    "text",
    [
        "I need a crib and I can offer rides",
        "I need food, diapers and a stroller. We need help with rent too. I can teach guitar",
        "Need: stroller. Offer: tutoring in math",
        "Necesito comida y ofrezco clases de inglés",
        "Tengo ropa para regalar y busco una cuna",
        "mwen bezwen manje epi mwen ka gade timoun",
    ],
)
def test_who_both_needs_and_offers_is_asked(text: str) -> None:
    reading = read(text)
    assert reading.aim is Aim.POST
    assert reading.kind is None


@pytest.mark.parametrize(
    "text",
    [
        "we have no water",
        "our house collapsed and we are sleeping in the street",
        "we have not received any food yet",
        "there are families here who need tents",
        "nobody has come, the children are hungry",
        "no tenemos agua",
        "no hemos comido nada",
        "não temos comida",
        "nous n'avons pas d'eau",
        "nou pa gen manje",
        "nou poko jwenn anyen, nap dòmi nan lari",
        "voye dlo pou nou tanpri",
        "sa nou ka fè pou nou, kay nou kraze",
        "please, rice for my children",
    ],
)
def test_a_lack_or_a_plea_is_a_need(text: str) -> None:
    assert read(text).kind is Kind.NEED


@pytest.mark.parametrize(
    "text",
    [
        "I would like to know if school will start again",
        "please tell me when the storm will come",
        "what is the weather tomorrow please",
        "I want some news from my town",
        "quisiera saber si abre la escuela",
        "je voudrais savoir quand l'école reprendra",
        "mwen ta renmen konnen si lekòl ap louvri",
        "please",
    ],
)
def test_who_only_wants_to_know_something_is_not_in_need(text: str) -> None:
    assert read(text).kind is None


@pytest.mark.parametrize(
    "text",
    [
        "I can assist with distributing food to those in need",
        "Have two cribs, barely used",
        "My kids wanted to donate some toys",
        "coats for families who need them",
        "our church would like to bring meals to people who are in need",
    ],
)
def test_whom_an_offer_is_for_does_not_make_it_a_need(text: str) -> None:
    assert read(text).kind is Kind.OFFER


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("I need a ride to dialysis", ("transport",)),
        ("ride to church on Sunday", ("transport",)),
        ("someone to watch my kids while I see the doctor", ("childcare",)),
        ("can someone pick up my prescription", ("errands",)),
        ("help moving a couch", ("errands",)),
        ("someone to walk my dog while I am in hospital", ("pets",)),
        ("cat food", ("pets",)),
        ("baby clothes", ("clothing",)),
        ("help filling out a food stamps application", ("paperwork",)),
        ("groceries because I lost my job", ("food",)),
        ("que alguien me lleve a la diálisis", ("transport",)),
        ("quien cuide a mis hijos mientras voy al médico", ("childcare",)),
        ("quelqu'un pour m'emmener à l'hôpital", ("transport",)),
        ("food and diapers", ("food", "hygiene")),
        ("a ride for my dialysis appointment", ("transport",)),
        ("un transporte para mi cita de diálisis", ("transport",)),
        ("woulib pou dyaliz", ("transport",)),
        ("a doctor and a ride", ("health", "transport")),
        ("a ride and a doctor", ("transport", "health")),
        ("a doctor", ("health",)),
    ],
)
def test_the_help_itself_counts_and_not_its_setting(text: str, categories: tuple[str, ...]) -> None:
    assert read("I need " + text).categories == categories


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("I need diapers size 4 and a winter coat", ("diapers size 4", "winter coat")),
        ("a ride to the airport", ("ride",)),
        ("two twin beds, please", ("twin beds",)),
        ("Pañales talla 3", ("pañales talla 3",)),
        ("Crib. crib! CRIB", ("crib",)),
        ("I need a ride to dialysis Tuesday 9am", ("ride",)),
        ("winter coats, sizes 6 and 8", ("winter coats",)),
        ("abrigos, tallas 6 y 8", ("abrigos",)),
        ("a winter coat, size 8", ("winter coat size 8",)),
    ],
)
def test_items_are_the_things_in_the_writers_words(text: str, items: tuple[str, ...]) -> None:
    assert read(text).items == items


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("hello", Aim.GREETING),
        ("hola buenos días", Aim.GREETING),
        ("bonswa", Aim.GREETING),
        ("thanks so much!", Aim.THANKS),
        ("muchas gracias, dios los bendiga", Aim.THANKS),
        ("mèsi anpil", Aim.THANKS),
        ("how does this work?", Aim.QUESTION),
        ("are you a bot?", Aim.QUESTION),
        ("does this cost money?", Aim.QUESTION),
        ("¿cómo funciona esto?", Aim.QUESTION),
        ("comment ça marche ?", Aim.QUESTION),
        ("como isso funciona, é grátis?", Aim.QUESTION),
        ("I no longer need the crib", Aim.NO_LONGER),
        ("already found a ride, thank you", Aim.NO_LONGER),
        ("ya no necesito la cuna", Aim.NO_LONGER),
        ("não preciso mais da cama", Aim.NO_LONGER),
        ("je n'ai plus besoin du canapé", Aim.NO_LONGER),
        ("m pa bezwen kabann nan ankò", Aim.NO_LONGER),
        ("selling my couch $50", Aim.REFUSED),
        ("vendo sofá en buen estado", Aim.REFUSED),
        ("fast personal loans, low rates", Aim.REFUSED),
        ("weed delivery hmu", Aim.REFUSED),
        ("looking for a girlfriend", Aim.REFUSED),
        ("earn money from home with crypto", Aim.REFUSED),
        ("I need a handgun", Aim.REFUSED),
        ("asdf", Aim.UNCLEAR),
        ("", Aim.UNCLEAR),
        ("😀😀", Aim.UNCLEAR),
    ],
)
def test_what_is_no_post_is_not_taken_for_one(text: str, aim: Aim) -> None:
    assert read(text).aim is aim


@pytest.mark.parametrize(
    "text",
    [
        "hello, I need a ride, thank you so much",
        "Hi! how does this work? I need food",
        "can someone help weed my garden",
        "I need pet vaccines",
        "student loan paperwork help needed",
        "please lend me a drill",
        "gracias por todo, necesito leche",
    ],
)
def test_a_post_with_manners_or_an_odd_word_in_it_is_a_post(text: str) -> None:
    assert read(text).aim is Aim.POST


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I need a winter coat for my son", "en"),
        ("Necesito un abrigo para mi hijo", "es"),
        ("Preciso de um casaco para o meu filho", "pt"),
        ("J'ai besoin d'un manteau pour mon fils", "fr"),
        ("Mwen bezwen yon manto pou pitit mwen", "ht"),
        ("obrigado, não tenho nada", "pt"),
        ("mesi anpil, nou pa gen dlo", "ht"),
        ("je cherche un lit pour ma fille", "fr"),
        ("tengo comida para regalar", "es"),
    ],
)
def test_the_language_of_a_message_is_told(text: str, language: str) -> None:
    assert read(text).language == language


def test_a_text_too_short_to_tell_is_in_the_language_its_writer_uses() -> None:
    assert READER.read("12345", now=NOW, language="ht").language == "ht"
    assert READER.read("ok", now=NOW, language="fr").language == "fr"


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("I need food today, we have nothing left", True),
        ("urgente: leche para bebé", True),
        ("ijan, nou bezwen dlo", True),
        ("a bookshelf, no hurry", False),
        ("I can tutor math", False),
    ],
)
def test_urgency_is_heard(text: str, urgent: bool) -> None:
    assert read(text).urgent is urgent


def test_for_whom_a_post_is_written_is_read_from_a_name_after_the_relation() -> None:
    assert read("for my neighbor Rosa, a ride to church").someone_else == "Rosa"
    assert read("para mi vecina Lucía, necesita compañía").someone_else == "Lucía"
    assert read("a ride for my neighbor please").someone_else is None
    assert read("a coat for my friend in Dorchester").someone_else is None


def test_a_neighborhood_is_read_and_a_text_without_one_has_none() -> None:
    assert read("a crib in JP").neighborhood == "Jamaica Plain"
    assert READER.read("a crib", now=NOW, neighborhood="Roxbury").neighborhood is None


def test_between_two_equal_neighborhoods_the_last_known_one_decides() -> None:
    text = "crib, Roxbury or Mattapan"
    assert READER.read(text, now=NOW).neighborhood == "Roxbury"
    assert READER.read(text, now=NOW, neighborhood="Mattapan").neighborhood == "Mattapan"
    moved = "I moved from Roxbury to Mattapan, crib please"
    assert READER.read(moved, now=NOW, neighborhood="Roxbury").neighborhood == "Mattapan"


def test_a_phone_number_is_not_taken_for_a_request_for_a_phone() -> None:
    reading = read("call me at 617-555-0143")
    assert reading.categories == ()
    assert reading.masked == "call me at [phone]"


def test_answers_to_one_question_are_read_in_words() -> None:
    assert READER.read_kind("I need it") is Kind.NEED
    assert READER.read_kind("ofrezco") is Kind.OFFER
    assert READER.read_kind("blue") is None
    assert READER.read_categories("Rides") == ("transport",)
    assert READER.read_categories("Cuidado de niños y comida") == ("childcare", "food")
    assert READER.read_categories("other") == ("other",)
    assert READER.read_categories("a stroller") == ("household",)
    assert READER.read_categories("hmm") == ()
    assert READER.read_neighborhood("eastie") == "East Boston"
    assert READER.read_neighborhood("the moon") is None


def test_a_category_that_the_group_made_up_is_found_by_its_names() -> None:
    group = Categories(
        [Category("garden", {"en": "Garden", "es": "Jardín"}), Category("other", {"en": "Other"})]
    )
    reader = Reader(
        categories=group, places=PLACES, region="US", timezone="America/New_York", languages=["en"]
    )
    assert reader.read("help with my gardens", now=NOW).categories == ("garden",)
    assert reader.read("I need a crib", now=NOW).categories == ("other",)
    bare = Reader(
        categories=Categories([Category("garden", {"en": "Garden"})]),
        places=PLACES,
        region="US",
        timezone="America/New_York",
        languages=["en"],
    )
    assert bare.read("I need a crib", now=NOW).categories == ()


@pytest.mark.parametrize(
    ("items", "name"),
    [
        (("diapers", "pañales talla 4", "Fraldas tamanho G", "couches taille 4", "kouchèt"), "diapers"),
        (("winter coat size 8", "abrigo de invierno", "casaco", "manteau d'hiver", "manto"), "coat"),
        (("ride", "aventón", "carona", "trajet", "woulib"), "ride"),
        (("twin beds", "cama", "lit", "kabann"), "bed"),
        (("dog food", "comida para perro"), "dog food"),
    ],
)
def test_one_thing_has_one_name_in_every_language(items: tuple[str, ...], name: str) -> None:
    assert {canonical(item) for item in items} == {name}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wheelchair van", "wheelchair"),
        ("dog food", "food"),
        ("adult diapers", "diapers"),
        ("pots and pans", "pan"),
        ("baby clothes", "clothes"),
        ("", ""),
    ],
)
def test_things_that_only_sound_alike_are_not_the_same(one: str, other: str) -> None:
    assert not same_item(one, other)


def test_what_has_no_common_name_is_the_same_in_its_plural_and_whatever_its_size() -> None:
    assert same_item("Kayak", "kayaks")
    assert same_item("used roller skates size 6", "roller skates")


_WORDS = st.sampled_from(
    [text for text, _ in NEEDS + OFFERS]
    + ["tomorrow at 5", "99999999999 days", "in 999 weeks", "31/2", "me and my 3 kids"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(st.characters(codec=None), max_size=300),
        st.lists(st.one_of(_WORDS, st.text(string.printable, max_size=20)), max_size=6).map(" ".join),
    )
)
def test_no_text_makes_the_reader_fall(text: str) -> None:
    reading = read(text)
    READER.read_kind(text)
    READER.read_categories(text)
    READER.read_neighborhood(text)
    READER.read_when(text, now=NOW)
    READER.read_quantity(text)
    assert reading.quantity is None or reading.quantity > 0
    assert reading.when is None or reading.when.start < reading.when.end


@pytest.mark.parametrize(
    "text",
    [
        "\ud800",
        "a\x00b \udfff I need food",
        "😀" * 4096,
        "1" * 4096,
        "need " * 800,
        "٣٣٣ ٣٣٣",
        "1 " * 2000,
        "St " * 1300,
        "12 " * 1300,
        "a@" * 2000,
        "(" * 4096,
        "9-" * 2000,
    ],
)
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    assert isinstance(read(text).masked, str)
