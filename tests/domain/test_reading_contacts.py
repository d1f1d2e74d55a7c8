import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutualaid_bot.domain.reading.contacts import mask


def _found(text: str) -> list[tuple[str, str]]:
    return [(contact.kind, contact.value) for contact in mask(text, region="US")[1]]


@pytest.mark.parametrize(
    "text",
    [
        "call 617-555-0143",
        "call (617) 555-0143 please",
        "call 617.555.0143",
        "call 6175550143",
        "call +1 617 555 0143",
        "call 6 1 7 5 5 5 0 1 4 3",
        "call 617 - 555 - 0143",
        "call6175550143now",
        "six one seven five five five zero one four three",
    ],
)
def test_a_phone_number_is_found_however_it_is_written(text: str) -> None:
    masked, contacts = mask(text, region="US")
    assert [(contact.kind, contact.value) for contact in contacts] == [("phone", "+16175550143")]
    assert not any(character.isdigit() for character in masked)
    assert "[phone]" in masked


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("write to ana.b@example.org", ("email", "ana.b@example.org")),
        ("ana dot b at gmail dot com", ("email", "ana.b@gmail.com")),
        ("I am @ana_boston here", ("username", "@ana_boston")),
        ("my instagram is ana.boston22", ("username", "@ana.boston22")),
        ("venmo: ana-help", ("username", "@ana-help")),
        ("see https://example.org/form?x=1.", ("link", "https://example.org/form?x=1")),
        ("t.me/ana_boston", ("link", "t.me/ana_boston")),
        ("www.example.org", ("link", "www.example.org")),
        ("bit.ly/abc", ("link", "bit.ly/abc")),
        ("I live at 12 Centre St Apt 3", ("address", "12 Centre St Apt 3")),
        ("1045 Blue Hill Avenue, Dorchester", ("address", "1045 Blue Hill Avenue")),
        ("come to apt 4B", ("address", "apt 4B")),
        ("calle Washington 12", ("address", "calle Washington 12")),
        ("rua das Flores, 123", ("address", "rua das Flores, 123")),
        ("12 rue de la Paix", ("address", "12 rue de la Paix")),
    ],
)
def test_other_contacts_are_found_too(text: str, contact: tuple[str, str]) -> None:
    assert contact in _found(text)
    assert f"[{contact[0]}]" in mask(text, region="US")[0]


@pytest.mark.parametrize(
    "text",
    [
        "$20 gift card, 02130, size 12",
        "02130-1234",
        "on 10/12/2025 at 9:30",
        "2025-10-12",
        "3 boxes of 24 cans for 5 people",
        "sizes 4 5 6 7 8 9",
        "I can meet at 5, thank you",
        "5 minutes from the park",
        "2 kids and 3 adults on the way",
        "a drive to the place on Tuesday",
        "look at live music",
        "my instagram is down",
        "need 12 bags by the way",
    ],
)
def test_prices_dates_sizes_and_postal_codes_stay(text: str) -> None:
    assert mask(text, region="US") == (text, ())


def test_a_number_without_its_area_code_is_hidden_as_well() -> None:
    masked, contacts = mask("call 555-0143", region="US")
    assert masked == "call [number]"
    assert contacts == ()


def test_what_stands_around_a_contact_stays_readable() -> None:
    masked, _ = mask(
        "Need a crib, text 617-555-0143 or ana@example.org, I live at 12 Centre St, JP", region="US"
    )
    assert masked == "Need a crib, text [phone] or [email], I live at [address], JP"


def test_the_same_number_twice_is_one_contact() -> None:
    assert len(mask("617-555-0143 or (617) 555-0143", region="US")[1]) == 1


_NUMBERS = st.from_regex(r"\+?[(]?[2-9]\d{2}[) .\-/]{0,2}[2-9]\d{2}[ .\-]{0,2}\d{4}", fullmatch=True)
_AROUND = st.text(alphabet="abc 0123456789+-().,/x#", max_size=12)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(_NUMBERS, _AROUND), max_size=6).map("".join), st.sampled_from(["US", "HT", "BR", "FR"])
)
def test_no_valid_phone_number_is_left_in_what_others_read(text: str, region: str) -> None:
    masked, _ = mask(text, region=region)
    assert not list(phonenumbers.PhoneNumberMatcher(masked, region))
