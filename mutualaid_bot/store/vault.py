"""Seals what must not be readable in a stolen file, and hashes what may only be recognised.

It does not know what it is given. Whoever has the key file can read it all: keep that apart from backups.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Sequence
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class WrongKey(Exception):
    """The key does not open what was sealed; the message says what to do."""


class Vault:
    """The first key seals, every key opens, the last and oldest hashes, so that a new key changes no hash."""

    def __init__(self, keys: Sequence[str]) -> None:
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            raise WrongKey(
                "The key file must hold one key a line, as this program wrote it: put the right file back."
            ) from None
        self._pepper = hashlib.sha256(b"mutualaid-bot hashes " + keys[-1].encode()).digest()

    @classmethod
    def open(cls, key_path: Path, *, key: str | None = None) -> Vault:
        """Reads the keys, or makes the file with a new one; ``key``: the keys themselves, and no file."""
        if key is not None:
            return cls(key.split())
        try:
            descriptor = os.open(key_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return cls(key_path.read_text(encoding="ascii", errors="replace").split())
        made = Fernet.generate_key().decode()
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(made + "\n")
            file.flush()
            os.fsync(file.fileno())
        return cls([made])

    def seal(self, value: str | bytes) -> bytes:
        return self._fernet.encrypt(value.encode() if isinstance(value, str) else value)

    def unseal(self, sealed: bytes) -> str:
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken:
            raise WrongKey(
                "The key file does not belong to this database: put the one back that was used before."
            ) from None

    def resealed(self, sealed: bytes) -> bytes:
        """The same under the first key, whichever sealed it before."""
        return self.seal(self.unseal(sealed))

    def hashed(self, value: str) -> str:
        return hmac.new(self._pepper, value.encode(), hashlib.sha256).hexdigest()
