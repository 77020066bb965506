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
# Why a file is longer than its limit. At most ten may be listed.
LONG_FILES: dict[str, str] = {}
WIDTHS = {".py": 15, ".sql": 35}
DIALECT = {"told", "picked", "kept", "settled", "laid", "chosen"}
MACHINE_PATH = re.compile(r"(?<![\w.*])/(?:root|home|Users|work|opt)/\w")


def files(root: Path, *suffixes: str) -> Iterator[Path]:
    """Files below `root` that are ours, with paths relative to it."""
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and not NOT_OURS & set(relative.parts) and (not suffixes or path.suffix in suffixes):
            yield relative


def limit_of_lines(path: Path) -> int | None:
    """The most lines that this file should have, blanks and comments counted; None where there is no limit."""
    if path.parts[0] not in {"pages", "queries", "data"}:
        return None
    return {".sql": 100, ".py": 300}.get(path.suffix)


def find_long_files(root: Path) -> list[str]:
    """Files above their limit that are not listed in `LONG_FILES`, and listed ones that keep to it."""
    lengths = {path: len((root / path).read_text().splitlines()) for path in files(root, ".py", ".sql")}
    long = {path.as_posix(): count for path, count in lengths.items() if count > (limit_of_lines(path) or count)}
    return [f"{path} has {count} lines" for path, count in long.items() if path not in LONG_FILES] + [
        f"{path} is listed as long and is not" for path in LONG_FILES if (root / path).exists() and path not in long
    ]


def find_long_functions(root: Path, limit: int) -> list[str]:
    """Functions of more than `limit` lines, docstring counted."""
    return [
        f"{path}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in files(root, ".py")
        if path.parts[0] in {"pages", "queries", "data"}
        for node in ast.walk(ast.parse((root / path).read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > limit
    ]


def find_wide_folders(root: Path) -> list[str]:
    """Folders of the product with more than 15 modules, or more than 35 relations and questions."""
    counts: dict[tuple[Path, str], int] = {}
    for path in files(root, ".py", ".sql"):
        if path.parts[0] in {"pages", "queries", "data"} and path.name != "__init__.py":
            counts[path.parent, path.suffix] = counts.get((path.parent, path.suffix), 0) + 1
    return [f"{folder} has {count} {kind}" for (folder, kind), count in counts.items() if count > WIDTHS[kind]]


def find_dialect_names(root: Path) -> list[str]:
    """Functions with a name that says nothing about what they do."""
    return [
        f"{path}:{node.lineno} {node.name}"
        for path in files(root, ".py")
        for node in ast.walk(ast.parse((root / path).read_text()))
        if isinstance(node, ast.FunctionDef) and node.name in DIALECT
    ]


def find_unformatted(root: Path) -> list[str]:
    """Places where the formatter is switched off: it decides, not we."""
    mark = "# fmt" + ":"
    return [
        f"{path}:{number}"
        for path in files(root, ".py")
        for number, line in enumerate((root / path).read_text().splitlines(), start=1)
        if mark in line
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


def imported_pages(root: Path) -> list[str]:
    """Imports of a page. The menu runs a page as a script, so an import would run it once more."""
    sections = [root / "pages" / name for name in ("reports", "customers", "entry", "admin")]
    pages = {path for section in sections for path in (*section.glob("*.py"), *section.rglob("page.py"))}
    names = {".".join(path.relative_to(root).with_suffix("").parts) for path in pages if path.stem != "__init__"}
    found = []
    for path in files(root, ".py"):
        for node in ast.walk(ast.parse((root / path).read_text())):
            imported: list[str] = []
            if isinstance(node, ast.Import):
                imported = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                imported = [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
            found += [f"{path}:{node.lineno} imports {name}" for name in imported if name in names]
    return found


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
