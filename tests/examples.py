"""The example warehouses, built once for all test processes and kept while their sources stay the same."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "build" / "warehouses"
SOURCES = ("data/sample", "data/schema")
KEPT = 2
SETTINGS = {"WAREHOUSE_URL", "PORT", "ADDRESS", "EXAMPLE", "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES"}


def example_file(example: str) -> Path:
    """The example's DuckDB file. Nobody writes to it: open it read-only, or copy it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    folder = CACHE / sources_key()
    file = folder / f"{example}.duckdb"
    with FileLock(CACHE / f"{example}.lock"):
        if not file.exists():
            forget_older(folder)
            build(example, file)
    return file


def build(example: str, file: Path) -> None:
    """Build by the command that users run, beside its place, and move it there whole."""
    file.parent.mkdir(exist_ok=True)
    unfinished = file.with_suffix(".building.duckdb")
    unfinished.unlink(missing_ok=True)
    command = [sys.executable, "-m", "data", "init", "--example", example, "--url", f"duckdb:///{unfinished}"]
    run = subprocess.run(command, cwd=ROOT, env=clean_environment(), capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{' '.join(command)} ended with {run.returncode}:\n{run.stdout}{run.stderr}"
    unfinished.rename(file)


def clean_environment(**more: str) -> dict[str, str]:
    """The environment of a program that the tests start: without the settings of whoever runs them, make included."""
    environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return environment | {"PYTHONUNBUFFERED": "1"} | more


def sources_key() -> str:
    digest = hashlib.sha256()
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def forget_older(folder: Path) -> None:
    others = [path for path in CACHE.iterdir() if path.is_dir() and path != folder]
    for path in sorted(others, key=lambda path: path.stat().st_mtime)[: -KEPT + 1 or None]:
        shutil.rmtree(path, ignore_errors=True)
