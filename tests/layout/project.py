"""The project's own files, and what is held against them. Each check takes the folder, so that a test can break one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_OURS = {".git", ".venv", "build", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}
NOT_OURS |= {".import_linter_cache", "node_modules"}
NAMES_OF_NOTHING = {"utils", "util", "helpers", "helper", "common", "constants", "misc"}
BINARY = {".webp", ".png", ".parquet", ".gz", ".zst", ".duckdb", ".wal", ".mo", ".xlsx", ".pyc", ".ico", ".woff2"}
MACHINE_PATH = re.compile(r"(?<![\w.*])/(?:root|home|Users|work|opt)/\w")


def files(root: Path, *suffixes: str) -> Iterator[Path]:
    """Files below `root` that are ours, with paths relative to it."""
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and not NOT_OURS & set(relative.parts) and (not suffixes or path.suffix in suffixes):
            yield relative


def budget(path: Path) -> int | None:
    """The most lines that this file may have, blanks and comments counted; None where there is no limit."""
    if path.parts[0] not in {"pages", "queries", "data"}:
        return None
    if path.suffix == ".sql":
        return 60
    if path.suffix != ".py":
        return None
    return 80 if path.parts[0] == "pages" and path.parts[1] not in {"ui", "signin"} else 150


def over_budget(root: Path) -> list[str]:
    lines = {path: len((root / path).read_text().splitlines()) for path in files(root, ".py", ".sql") if budget(path)}
    return [
        f"{path} has {count} lines of {budget(path)}" for path, count in lines.items() if count > (budget(path) or 0)
    ]


def loose_pages(root: Path) -> list[str]:
    return sorted({path.name for path in (root / "pages").glob("*.py")} - {"frame.py", "__init__.py"})


def empty_names(root: Path) -> list[str]:
    """Modules and folders whose name says nothing about what is inside."""
    return [
        str(path)
        for path in files(root, ".py", ".sql")
        if {part.split(".")[0] for part in path.parts} & NAMES_OF_NOTHING
    ]


def machine_paths(root: Path) -> list[str]:
    """Places where a path of somebody's own machine was left behind."""
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path in files(root)
        if path.suffix not in BINARY
        for number, line in enumerate((root / path).read_text(errors="replace").splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]


def deciding_pages(root: Path) -> list[str]:
    """Pages that catch errors or go round the loader, both of which have one home in `pages/ui/` and `frame.py`."""
    found = []
    for path in files(root, ".py"):
        if path.parts[0] == "pages" and len(path.parts) > 2 and path.parts[1] not in {"ui", "signin"}:
            for node in ast.walk(ast.parse((root / path).read_text())):
                if isinstance(node, ast.Try):
                    found.append(f"{path}:{node.lineno} catches an error")
                if isinstance(node, ast.ImportFrom) and node.module == "queries":
                    found += [
                        f"{path}:{node.lineno} imports {name.name}" for name in node.names if name.name in RUNNERS
                    ]
    return found


RUNNERS = {"run", "statement", "describe"}


def unfinished(root: Path) -> list[str]:
    """Marks of work left undone, and tests that do not run."""
    marks = re.compile(
        r"\b(?:TO"
        + r"DO|FIX"
        + r"ME|XX"
        + r"X)\b|mark\.(?:sk"
        + r"ip|xf"
        + r"ail)|pytest\.(?:sk"
        + r"ip|xf"
        + r"ail|importorsk"
        + r"ip)"
    )
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path in files(root, ".py", ".sql", ".toml", ".md", ".sh")
        for number, line in enumerate((root / path).read_text().splitlines(), start=1)
        if marks.search(line)
    ]
