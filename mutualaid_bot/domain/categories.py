"""The categories of help that a group sorts its posts by.

Does not know which words of a message belong to which category; the reading does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

CATEGORY_KEYS = (
    "food",
    "transport",
    "housing",
    "health",
    "childcare",
    "clothing",
    "household",
    "hygiene",
    "money",
    "repairs",
    "errands",
    "interpreting",
    "paperwork",
    "company",
    "learning",
    "tech",
    "pets",
    "other",
)


@dataclass(frozen=True, slots=True)
class Category:
    key: str
    names: Mapping[str, str]
    careful: bool = False
    approvers: int = 1
    icon: str = "•"

    def name(self, language: str) -> str:
        """The name in that language, else in English, else in any, else the key."""
        for candidate in (language, "en", *self.names):
            if found := self.names.get(candidate):
                return found
        return self.key


class Categories:
    """The group's categories, in the group's order."""

    __slots__ = ("_by_key",)

    def __init__(self, categories: Iterable[Category]) -> None:
        self._by_key = {category.key: category for category in categories}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._by_key)

    def get(self, key: str) -> Category:
        """KeyError when the group has no such category."""
        return self._by_key[key]

    def icon(self, key: str) -> str:
        """The picture on the category's button; a dot for one that the group no longer has."""
        return self._by_key[key].icon if key in self._by_key else "•"

    def __iter__(self) -> Iterator[Category]:
        return iter(self._by_key.values())

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __len__(self) -> int:
        return len(self._by_key)


_CAREFUL = frozenset({"childcare", "housing", "money"})

_SHIPPED: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    # key, icon, en, es, pt, fr, ht
    ("food", "🍞", "Food", "Comida", "Comida", "Nourriture", "Manje"),
    ("transport", "🚗", "Rides", "Transporte", "Transporte", "Transport", "Transpò"),
    ("housing", "🏠", "Housing", "Vivienda", "Moradia", "Logement", "Lojman"),
    ("health", "🩺", "Health", "Salud", "Saúde", "Santé", "Sante"),
    (
        "childcare",
        "🧸",
        "Childcare",
        "Cuidado de niños",
        "Cuidado de crianças",
        "Garde d'enfants",
        "Gade timoun",
    ),
    ("clothing", "🧥", "Clothing", "Ropa", "Roupas", "Vêtements", "Rad"),
    ("household", "🛋", "Household", "Hogar", "Casa", "Maison", "Zafè kay"),
    ("hygiene", "🧼", "Hygiene", "Higiene", "Higiene", "Hygiène", "Ijyèn"),
    ("money", "💵", "Money", "Dinero", "Dinheiro", "Argent", "Lajan"),
    ("repairs", "🔧", "Repairs", "Reparaciones", "Consertos", "Réparations", "Reparasyon"),
    ("errands", "🛒", "Errands", "Mandados", "Compras e recados", "Courses", "Komisyon"),
    (
        "interpreting",
        "💬",
        "Interpreting",
        "Interpretación",
        "Interpretação",
        "Interprétariat",
        "Entèpretasyon",
    ),
    ("paperwork", "📄", "Paperwork", "Trámites", "Papelada", "Démarches", "Papye"),
    ("company", "☕", "Company", "Compañía", "Companhia", "Compagnie", "Konpayi"),
    ("learning", "📚", "Learning", "Aprendizaje", "Aprendizado", "Apprentissage", "Aprantisaj"),
    ("tech", "💻", "Tech help", "Tecnología", "Tecnologia", "Informatique", "Teknoloji"),
    ("pets", "🐾", "Pets", "Mascotas", "Animais", "Animaux", "Bèt kay"),
    ("other", "✨", "Other", "Otro", "Outro", "Autre", "Lòt bagay"),
)


def shipped() -> tuple[Category, ...]:
    """The eighteen categories that a group starts with; three of them careful, with two approvers."""
    return tuple(
        Category(
            key=key,
            names={"en": en, "es": es, "pt": pt, "fr": fr, "ht": ht},
            careful=key in _CAREFUL,
            approvers=2 if key in _CAREFUL else 1,
            icon=icon,
        )
        for key, icon, en, es, pt, fr, ht in _SHIPPED
    )
