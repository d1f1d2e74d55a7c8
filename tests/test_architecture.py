"""The rules of the building: who may know whom, who may read the clock, how long a module may be."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mutualaid_bot"
OURS = "mutualaid_bot"

# Each room, and what it may import beside itself. Names without a dot are whole packages; of the standard
# library a room that is pure may take only what touches nothing outside.
# fmt: off
PURE = frozenset({
    "__future__", "abc", "ast", "bisect", "collections", "copy", "dataclasses", "datetime", "difflib",
    "enum", "fractions", "functools", "hashlib", "hmac", "heapq", "html", "importlib.resources",
    "ipaddress", "itertools", "json", "math", "operator", "re", "statistics", "string", "textwrap",
    "tomllib", "types", "typing", "unicodedata", "urllib.parse", "zoneinfo",
})
# fmt: on
ANY_STANDARD = frozenset(sys.stdlib_module_names)
EDGE = frozenset({"app", "config", "files", "texts"})

ROOMS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    # room: (other rooms of ours, everything else)
    "domain": (frozenset(), PURE | {"phonenumbers", "rapidfuzz", "shapely"}),
    "flow": (frozenset({"domain"}), PURE | {"logging"}),
    "store": (
        frozenset({"domain", "files"}),
        PURE | {"asyncio", "contextlib", "fcntl", "logging", "msvcrt", "os", "pathlib", "secrets", "sqlite3"}
        | {"sys", "aiosqlite", "alembic", "cryptography", "pydantic", "sqlalchemy", "structlog"},
    ),
    "chat": (
        frozenset({"domain", "flow", "texts"}),
        PURE | {"asyncio", "contextlib", "contextvars", "http", "logging", "random", "secrets", "time"}
        | {"warnings", "telegram", "aiohttp", "structlog"},
    ),
    "playground": (EDGE - {"app"}, ANY_STANDARD | {"aiohttp", "rich"}),
}  # fmt: skip
READS_THE_CLOCK = frozenset({"now", "utcnow", "today", "time", "time_ns"})
LONGEST = 400


def modules(room: str = "") -> list[Path]:
    return sorted((PACKAGE / room).rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every import as a dotted name, also those inside functions and for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if node.level:
                above = path.relative_to(PACKAGE.parent).parts[: -node.level]
                module = ".".join((*above, *filter(None, [node.module])))
            if module == OURS:
                yield from ((node.lineno, f"{OURS}.{alias.name}") for alias in node.names)
            elif module in ("importlib", "urllib"):
                yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, module


def allowed(name: str, room: str) -> bool:
    rooms, others = ROOMS[room]
    if name.split(".")[0] == OURS:
        inside = name.split(".")[1] if "." in name else ""
        return inside == room or inside in rooms
    return any(name == other or name.startswith(f"{other}.") for other in others)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_only_the_rooms_below_it(room: str) -> None:
    assert modules(room), f"{room} is empty: a rule that guards nothing"
    strangers = [
        f"{place(path)}:{line} imports {name}"
        for path in modules(room)
        for line, name in imports(path)
        if not allowed(name, room)
    ]
    assert strangers == []


def test_every_folder_of_the_package_with_code_is_a_room_of_the_table() -> None:
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == set(ROOMS)


def test_only_the_migrating_part_of_the_store_knows_sqlalchemy() -> None:
    knows = {
        path.name
        for path in modules("store")
        for _, name in imports(path)
        if name.split(".")[0] in ("sqlalchemy", "alembic")
    }
    assert knows <= {"migrating.py"}


def test_only_the_command_line_imports_the_playground_and_only_when_asked() -> None:
    for path in modules():
        if "playground" in path.relative_to(PACKAGE).parts:
            continue
        lines = [line for line, name in imports(path) if name.startswith(f"{OURS}.playground")]
        if path.name != "__main__.py":
            assert lines == [], place(path)
        else:
            top = {node.lineno for node in ast.parse(path.read_text(encoding="utf-8")).body}
            assert lines, "the demo has gone from the command line"
            assert not top & set(lines)


@pytest.mark.parametrize("room", ["domain", "flow", "store", "chat"])
def test_the_clock_is_read_at_the_edge_alone(room: str) -> None:
    read = []
    for path in modules(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            if name in ("datetime", "date", "time") and node.func.attr in READS_THE_CLOCK:
                read.append(f"{place(path)}:{node.lineno}")
        read += [
            f"{place(path)}:{line}"
            for line, name in imports(path)
            if name == "time" and room in ("domain", "flow")
        ]
    assert read == []


def test_no_module_holds_two_things() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    # What only lists things grows with what there is to list, not with what the module does.
    lists = {"mutualaid_bot/domain/notices.py"}
    assert {name: n for name, n in lengths.items() if n > LONGEST and name not in lists} == {}


def test_every_module_says_what_it_is_for_and_what_it_leaves_to_others() -> None:
    silent = []
    for path in modules():
        if path.name == "__init__.py":
            continue
        told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if len([line for line in told.splitlines() if line.strip()]) < 2:
            silent.append(place(path))
    assert silent == []


def test_no_module_is_called_by_what_it_is_made_of() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
    assert [place(path) for path in modules() if path.stem in vague or path.parent.name in vague] == []
