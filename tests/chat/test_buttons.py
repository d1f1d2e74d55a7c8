"""What a button carries comes back as it was, and nothing else comes back at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutualaid_bot.chat.buttons import CALLBACK_BYTES, Press, Verb, place_arg, place_of

ids = st.integers(min_value=0, max_value=10**18 - 1)
args = st.text(max_size=40).filter(lambda arg: len(arg.encode()) <= 40)


@given(st.sampled_from(Verb), ids, args)
def test_every_press_comes_back_as_it_was_sent(verb: Verb, number: int, arg: str) -> None:
    press = Press(verb, number, arg)
    data = press.pack()
    assert len(data.encode()) <= CALLBACK_BYTES
    assert Press.unpack(data) == press


@given(st.text(max_size=100))
def test_whatever_a_client_sends_is_a_press_or_nothing(data: str) -> None:
    press = Press.unpack(data)
    assert press is None or press.pack() == data


@pytest.mark.parametrize(
    "data",
    [
        "",
        "po",
        "po:4",
        "nobody:4:",
        "PO:4:",
        "po::",
        "po:-4:",
        "po:04:",
        "po:4.0:",
        "po: 4:",
        "po:٤:",
        "po:²:",
        f"po:{10**18}:",
        "po:" + "9" * 60,
        "po:4:" + "é" * 40,
        "po:4:\ud83c",
        "approve:4:1.1",
        '{"verb": "po"}',
    ],
)
def test_forged_and_stale_data_is_nothing(data: str) -> None:
    assert Press.unpack(data) is None


def test_a_press_that_telegram_would_refuse_is_never_made() -> None:
    with pytest.raises(ValueError, match="refuse"):
        Press(
            Verb.DRAFT_PLACE, 1, "a very long name of a place that nobody could ever say in one breath"
        ).pack()


def test_no_two_verbs_travel_under_one_code() -> None:
    assert len({verb.value for verb in Verb}) == len(Verb.__members__)


def test_a_place_with_a_long_name_is_found_again() -> None:
    names = ("Mattapan", "The Neighborhood Between the Two Rivers and the Old Railway", "Roxbury")
    for name in names:
        data = Press(Verb.DRAFT_PLACE, 10**17, place_arg(name)).pack()
        press = Press.unpack(data)
        assert press is not None
        assert place_of(press.arg, names) == name
    assert place_of(place_arg("Eastie"), names) is None
