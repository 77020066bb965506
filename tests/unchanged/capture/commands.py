"""Runs command lines inside the tree: each in a process of its own, at a fixed time, with its exit code and output."""

from __future__ import annotations

import csv
import gc
import json
import os
import re
import runpy
import shlex
import signal
import sys
import time
import traceback
from collections.abc import Iterable
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from .clock import NOW, pin_clock
from .lookup import PRELOADED, find_object
from .texts import PROSE, list_numbers, mask, mask_value, round_cell

TIMEOUT = 300
_SEGMENT = re.compile(r"\bS[0-9a-f]{12}\b")


def prepare() -> None:
    """Loads what every command needs, so that the commands, which are forks of this process, start fast."""
    pin_clock()
    for name in PRELOADED:
        try:
            import_module(name)
        except ModuleNotFoundError:
            continue


def run_lines(lines: Iterable[str], folder: Path, first: int = 0, **environment: str) -> list[dict[str, Any]]:
    """Runs the lines one after another in the folder, a minute apart.

    Args:
        lines: `python -m data …` or `python -m queries …`.
        folder: where they run.
        first: how many minutes after the fixed time the first one runs.
        environment: variables that are set; None of the other settings of the project is.

    Returns:
        For each line what `capture_run` says of it.
    """
    segment, captured = "", []
    for place, line in enumerate(lines, start=first):
        code, out, err = run_line(line.replace("{segment}", segment), folder, place, environment)
        segment = next(iter(_SEGMENT.findall(out)[-1:]), segment)
        captured.append(capture_run(line, code, out, err))
    return captured


def run_line(line: str, folder: Path, minute: int, environment: dict[str, str]) -> tuple[int | str, str, str]:
    """Exit code, standard output and standard error of one command line."""
    out, err = folder / ".out", folder / ".err"
    child = os.fork()
    if child == 0:
        _run_here(shlex.split(line)[2:], folder, out, err, minute, environment)
    return _wait(child), out.read_text(errors="replace"), err.read_text(errors="replace")


def capture_run(line: str, code: int | str, out: str, err: str) -> dict[str, Any]:
    """What is compared of a command.

    Rows of questions are compared as they are printed, JSON value by value, help by its options, any other output by
    its numbers: sentences may be worded anew. Of standard error only whether there is any counts.
    """
    words = shlex.split(line)
    found: dict[str, Any] = {"line": line, "code": code, "has_errors": bool(err.strip())}
    if "--help" in words:
        return found | {"options": sorted(set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", out)))}
    if words[2:4] == ["queries", "sql"]:
        return found | {"has_output": bool(out.strip())}
    if "json" in words and out.strip():
        try:
            return found | {"json": mask_value(json.loads(out), PROSE if words[2] == "data" else ())}
        except ValueError:
            return found | {"text": mask(out)}
    if "csv" in words and out.strip():
        return found | {"csv": [[round_cell(cell) for cell in row] for row in csv.reader(out.splitlines())]}
    if words[2:4] == ["queries", "run"]:
        return found | {"text": mask(out).splitlines()}
    return found | {"numbers": list_numbers(mask(out)), "has_output": bool(out.strip())}


def describe_files(folder: Path) -> dict[str, Any]:
    """What the commands wrote besides: files of rejected rows, maps, templates, and backups."""
    import openpyxl

    found: dict[str, Any] = {}
    for path in sorted([*folder.glob("*reject*.csv"), *folder.glob("*.rejected.*")]):
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
        found[path.name] = {"rows": len(rows), "columns": rows[0][:-1] if rows else []}
    for path in (folder / "map.json", folder / "odd.json"):
        found[path.name] = mask_value(json.loads(path.read_text("utf-8"))) if path.exists() else None
    for path in sorted(folder.glob("customers.xlsx")):
        sheets = openpyxl.load_workbook(path)
        found[path.name] = {
            "columns": [cell.value for cell in sheets.worksheets[0][1]],
            "sheets": len(sheets.worksheets),
        }
    for backup in (folder / "saved", folder / "saved-again"):
        if (backup / "manifest.json").exists():
            about = json.loads((backup / "manifest.json").read_text("utf-8"))
            found[backup.name] = {"files": sorted(path.name for path in backup.iterdir()), "manifest": about}
    return found


def _run_here(words: list[str], folder: Path, out: Path, err: Path, minute: int, environment: dict[str, str]) -> None:
    """Becomes the command: never returns."""
    code = 1
    try:
        os.chdir(folder)
        for name in ("WAREHOUSE_URL", "EXAMPLE"):
            os.environ.pop(name, None)
        os.environ.update({"COLUMNS": "120", "LOGNAME": "tester", "USER": "tester"} | environment)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.dup2(os.open(err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        pin_clock(NOW + timedelta(minutes=minute))
        sys.argv = [words[0], *words[1:]]
        try:
            runpy.run_module(words[0], run_name="__main__", alter_sys=True)
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
            if isinstance(end.code, str):
                print(end.code, file=sys.stderr)
        except BaseException:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        _close_warehouses()
    finally:
        # Not the usual end: in a fork it would wait for threads that only the first process has.
        os._exit(code)


def _close_warehouses() -> None:
    """Closes every open warehouse, as the usual end of a process does, so that DuckDB empties its log."""
    kind = find_object("Warehouse")
    for found in [found for found in gc.get_objects() if type(found) is kind]:
        found.close()


def _wait(child: int) -> int | str:
    """The exit code of the process; `timeout` where it had to be ended."""
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "timeout"
