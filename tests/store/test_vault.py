"""What is sealed, and with which key."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from mutualaid_bot.store.vault import Vault, WrongKey


def test_the_key_file_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "group.key"
    sealed = Vault.open(path).seal("+16175550123")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Vault.open(path).unseal(sealed) == "+16175550123"


def test_a_key_from_the_environment_needs_no_file(tmp_path: Path) -> None:
    key = Fernet.generate_key().decode()
    sealed = Vault.open(tmp_path / "none", key=key).seal("x")
    assert Vault([key]).unseal(sealed) == "x"
    assert not (tmp_path / "none").exists()


def test_a_new_key_on_the_first_line_opens_what_the_old_one_sealed_and_keeps_its_hashes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "group.key"
    old = Vault.open(path)
    sealed, hashed = old.seal("x"), old.hashed("101")
    path.write_text(Fernet.generate_key().decode() + "\n" + path.read_text())
    new = Vault.open(path)
    assert new.unseal(sealed) == "x"
    assert new.hashed("101") == hashed
    with pytest.raises(WrongKey):
        old.unseal(new.seal("y"))


def test_a_hash_depends_on_the_key() -> None:
    one, other = (Vault([Fernet.generate_key().decode()]) for _ in range(2))
    assert one.hashed("101") != other.hashed("101")
    assert one.hashed("101") != one.hashed("102")


@pytest.mark.parametrize("content", ["", "not a key", "schlüssel\n"])
def test_a_file_that_holds_no_key_is_refused_with_a_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "group.key"
    path.write_text(content)
    with pytest.raises(WrongKey, match="put the right file back"):
        Vault.open(path)
