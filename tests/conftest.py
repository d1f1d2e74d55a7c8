"""What all tests share: a machine's own MUTUALAID_ variables must not reach them."""

import os

import pytest


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith("MUTUALAID_"):
            monkeypatch.delenv(name)
