"""What is kept as JSON comes out as it went in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mutualaid_bot.domain import notices
from mutualaid_bot.domain.notices import Introduced, Notice
from mutualaid_bot.domain.posts import Draft, Fields
from mutualaid_bot.store.packing import (
    Unreadable,
    pack_draft,
    pack_fields,
    pack_notice,
    unpack_draft,
    unpack_fields,
    unpack_notice,
)

st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

KEPT = [
    kind
    for kind in vars(notices).values()
    if isinstance(kind, type) and issubclass(kind, Notice) and kind not in (Notice, Introduced)
]
slow = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.__name__)
@slow
@given(data=st.data())
def test_a_notice_is_read_as_it_was_written(kind: type[Notice], data: st.DataObject) -> None:
    notice = data.draw(st.from_type(kind))
    assert unpack_notice(*pack_notice(notice)) == notice


@slow
@given(notice=st.from_type(Introduced))
def test_a_notice_with_a_contact_is_never_kept(notice: Introduced) -> None:
    with pytest.raises(ValueError, match="contact"):
        pack_notice(notice)


def test_a_notice_of_an_unknown_kind_or_shape_is_told_apart() -> None:
    with pytest.raises(Unreadable):
        unpack_notice("OfAnotherVersion", "{}")
    with pytest.raises(Unreadable):
        unpack_notice("Privacy", '{"days": "many"}')


@slow
@given(draft=st.from_type(Draft), fields=st.from_type(Fields))
def test_drafts_and_fields_too(draft: Draft, fields: Fields) -> None:
    assert unpack_draft(pack_draft(draft).decode()) == draft
    assert unpack_fields(pack_fields(fields)) == fields
