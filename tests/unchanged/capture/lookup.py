"""Every name of the project that the captures use beyond its command lines, with its older and newer spellings.

When a module moves or a name changes, add the new spelling in front of the old one: a comparison looks into two trees
of different age with the same code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

# What to call: `module:name`, the first that exists is taken.
OBJECTS: dict[str, tuple[str, ...]] = {
    "run": ("queries:run",),
    "count": ("queries:count",),
    "names": ("queries:names",),
    "describe": ("queries:describe",),
    "Filters": ("queries:Filters", "queries.filters:Filters"),
    "fetch_confirmed_columns": (
        "data.intake.mapping.schema_matching:fetch_confirmed_columns",
        "data.intake.matching:remembered",
    ),
    "open_warehouse": ("data.warehouse:open_warehouse",),
    "Warehouse": ("data.warehouse:Warehouse",),
}
# What a question's header is asked for, as an attribute of what `describe` returns.
HEADER: dict[str, tuple[str, ...]] = {
    "sentence": ("sentence",),
    "grain": ("grain",),
    "subject": ("subject",),
    "adds_up": ("adds_up",),
    "splits": ("split_fields", "splits"),
    "columns": ("columns",),
}
# What a column of a header is asked for. A label is new in newer headers and not compared.
COLUMN: dict[str, tuple[str, ...]] = {"name": ("name",), "unit": ("unit",), "meaning": ("meaning",)}
# Files, relative to the tree.
FILES: dict[str, tuple[str, ...]] = {
    "frame": ("pages/frame.py",),
    "rules": ("data/rules.toml",),
    "survey exports": ("tests/data/survey/formats",),
}
# Modules that a command line needs; loaded once, so that each command starts faster. Missing ones are passed over.
PRELOADED = (
    "queries",
    "queries.commands.arguments",
    "queries.commands.output",
    "queries._command",
    "queries._print",
    "data.warehouse",
    "data.commands.parser",
)


def find_object(name: str) -> Any:
    """The object that the tree calls by one of the listed spellings.

    Raises:
        LookupError: none of them exists; the message says where to add the new one.
    """
    for spelling in OBJECTS[name]:
        module, _, attribute = spelling.partition(":")
        try:
            return getattr(import_module(module), attribute)
        except (ModuleNotFoundError, AttributeError):
            continue
    raise LookupError(f"{name} is none of {OBJECTS[name]}: add its new spelling to tests/unchanged/capture/lookup.py")


def read_attribute(owner: Any, name: str, spellings: Iterable[str]) -> Any:
    """The attribute under the first spelling that the owner has.

    Raises:
        LookupError: it has none of them.
    """
    for spelling in spellings:
        if hasattr(owner, spelling):
            return getattr(owner, spelling)
    raise LookupError(
        f"{type(owner).__name__} has no {name}: add its new spelling to tests/unchanged/capture/lookup.py"
    )


def find_file(name: str) -> Path:
    """The file under the first path that exists below the current folder.

    Raises:
        LookupError: none of them exists.
    """
    for path in map(Path, FILES[name]):
        if path.exists():
            return path.resolve()
    raise LookupError(f"{name} is none of {FILES[name]}: add its new path to tests/unchanged/capture/lookup.py")


def check_names() -> list[str]:
    """Every name that is not found in this tree, as a sentence."""
    missing = []

    def check(find: Callable[..., Any], *words: Any) -> Any:
        try:
            return find(*words)
        except LookupError as error:
            missing.append(str(error))
            return None

    found = {name: check(find_object, name) for name in OBJECTS}
    for name in FILES:
        check(find_file, name)
    if found["names"] and found["describe"]:
        header = found["describe"](found["names"]()[0])
        for part, spellings in HEADER.items():
            check(read_attribute, header, part, spellings)
        for part, spellings in COLUMN.items():
            check(read_attribute, header.columns[0], part, spellings)
    return missing
