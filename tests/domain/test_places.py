import pytest
from shapely.geometry import box

from mutualaid_bot.domain.places import Neighborhood, Places, bordering, from_geojson, outlines

BOSTON = Places(
    [
        Neighborhood("Jamaica Plain", aliases=("JP",), next_to=("Roxbury", "Roslindale")),
        Neighborhood("Roxbury", next_to=("Dorchester",)),
        Neighborhood("Dorchester", aliases=("Dot", "Fields Corner"), next_to=("Mattapan",)),
        Neighborhood("Mattapan", next_to=("Hyde Park",)),
        Neighborhood("Hyde Park"),
        Neighborhood("Roslindale", aliases=("Rozzie",)),
        Neighborhood("East Boston", aliases=("Eastie",)),
        Neighborhood("South Boston", aliases=("Southie",)),
        Neighborhood("South Boston Waterfront", aliases=("Seaport",), next_to=("South Boston",)),
        Neighborhood("Back Bay"),
        Neighborhood("South End"),
        Neighborhood("West Roxbury"),
        Neighborhood("Allston"),
    ]
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("crib in jp please", ("Jamaica Plain",)),
        ("I can drive around Dot", ("Dorchester",)),
        ("near fields corner", ("Dorchester",)),
        ("EASTIE", ("East Boston",)),
        ("vivo en East Boston", ("East Boston",)),
        ("mwen rete Matapan", ("Mattapan",)),
        ("hydepark", ("Hyde Park",)),
        ("Jamaica-Plain", ("Jamaica Plain",)),
        ("the South Boston Waterfront", ("South Boston Waterfront",)),
        ("West Roxbury or Roxbury", ("West Roxbury", "Roxbury")),
        ("j'habite à Róxbury", ("Roxbury",)),
    ],
)
def test_a_text_names_neighborhoods_as_residents_do(text: str, named: tuple[str, ...]) -> None:
    assert BOSTON.mentioned(text) == named


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Dorchestor", "Dorchester"),
        ("jamaca plain", "Jamaica Plain"),
        ("Roslindalle", "Roslindale"),
        ("Matapan", "Mattapan"),
        ("south bosten", "South Boston"),
    ],
)
def test_a_letter_wrong_in_a_long_name_is_forgiven(text: str, meant: str) -> None:
    assert BOSTON.mentioned(text) == (meant,)


@pytest.mark.parametrize(
    "text",
    [
        "a polka dot dress",
        "any weekend is fine",
        "go south and take the bus",
        "please call back by noon",
        "12 Dorchester Ave",
        "a room on Roxbury Street",
        "",
    ],
)
def test_what_only_looks_like_a_neighborhood_is_none(text: str) -> None:
    assert BOSTON.mentioned(text) == ()


@pytest.mark.parametrize(
    "text", ["my name is Allston", "Allston can help", "ask for Allston", "me llamo Allston"]
)
def test_a_person_called_like_a_neighborhood_is_a_person(text: str) -> None:
    assert BOSTON.mentioned(text) == ()


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("I moved from Eastie to Hyde Park", "Hyde Park"),
        ("I moved to Hyde Park from Eastie", "Hyde Park"),
        ("I work in Back Bay but live in Mattapan", "Mattapan"),
        ("me mudé de Roxbury a Dorchester", "Dorchester"),
        ("a ride to Back Bay from Roxbury", "Roxbury"),
        ("a ride from Mattapan to Back Bay", "Mattapan"),
        ("trabajo en Back Bay, vivo en Eastie", "East Boston"),
    ],
)
def test_where_somebody_lives_comes_first(text: str, home: str) -> None:
    assert BOSTON.mentioned(text)[0] == home


def test_next_to_works_both_ways_and_hops_are_counted() -> None:
    assert BOSTON.hops("Roxbury", "Roxbury") == 0
    assert BOSTON.hops("Roxbury", "Jamaica Plain") == 1
    assert BOSTON.hops("Jamaica Plain", "Roxbury") == 1
    assert BOSTON.hops("Jamaica Plain", "Hyde Park") == 4
    assert BOSTON.hops("Jamaica Plain", "East Boston") is None
    assert BOSTON.hops("Jamaica Plain", "Atlantis") is None


def test_a_group_without_neighborhoods_has_none_to_name() -> None:
    nowhere = Places([])
    assert not nowhere
    assert nowhere.mentioned("in Roxbury") == ()
    assert nowhere.locate(42.3, -71.1) is None


def _square(name: str, west: float, south: float, side: float = 0.01) -> dict[str, object]:
    ring = [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
    ]
    return {"properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


FOUR = {
    "type": "FeatureCollection",
    "features": [
        _square("Near", -71.10, 42.30),
        _square("East", -71.09, 42.30),
        _square("Corner", -71.09, 42.31),
        _square("Far", -71.00, 42.30),
    ],
}


def test_a_shared_border_makes_neighbors_and_a_corner_does_not() -> None:
    beside = bordering(outlines(FOUR))
    assert beside["Near"] == ("East",)
    assert set(beside["East"]) == {"Near", "Corner"}
    assert beside["Far"] == ()


def test_a_short_border_is_a_corner() -> None:
    beside = bordering({"A": box(-71.10, 42.30, -71.09, 42.31), "B": box(-71.09, 42.3092, -71.08, 42.32)})
    assert beside == {"A": (), "B": ()}


def test_a_position_falls_into_its_neighborhood_and_a_distant_one_into_none() -> None:
    places = Places(from_geojson(FOUR), outlines(FOUR))
    assert places.locate(42.305, -71.095) == "Near"
    assert places.locate(42.305, -71.085) == "East"
    assert places.locate(42.305, -71.101) == "Near"  # a few steps outside a simplified outline
    assert places.locate(40.0, -70.0) is None
    assert places.locate(float("nan"), -71.0) is None
    assert places.hops("Near", "Corner") == 2


@pytest.mark.parametrize(
    "data", [{}, {"features": [{"properties": {}, "geometry": None}]}, {"features": ["x"]}]
)
def test_a_file_that_is_no_outline_file_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"features?"):
        outlines(data)
