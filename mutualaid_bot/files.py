"""Finds the files that are shipped with the program, in a clone and in an installed wheel alike.

Knows where they are, not what stands in them.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """In a wheel these files lie inside the package; in a clone they stand beside it, for people to find."""
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name


def migrations() -> Path:
    """The folder with alembic's numbered revisions."""
    return _shipped("migrations")


def example_config() -> str:
    """The text of config.example.toml."""
    return _shipped("config.example.toml").read_text(encoding="utf-8")


def locales() -> Path:
    """The folder with one .po file per language."""
    return _PACKAGE / "locales"


def shipped_outlines() -> dict[str, Path]:
    """Names that `[places] geojson` knows without a file of one's own, each with the file behind it."""
    return {path.stem: path for path in sorted((_PACKAGE / "data").glob("*.geojson"))}
