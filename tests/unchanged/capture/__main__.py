"""`python -m unchanged.capture JOB`: one part of what a tree does, written as JSON. Runs in the tree's folder."""

from __future__ import annotations

import argparse
import json
import os
import runpy
import shutil
import sys
from pathlib import Path
from typing import Any

from . import clock


def main() -> int:
    """Does one job; see the functions below."""
    parser = argparse.ArgumentParser(prog="python -m unchanged.capture")
    parser.add_argument("job", choices=sorted(JOBS))
    parser.add_argument("--work", type=Path, required=True, help="the folder of the capture")
    parser.add_argument("--out", type=Path, required=True, help="where the JSON goes")
    parser.add_argument("--example", default="", help="for build")
    parser.add_argument("--old", type=Path, help="for open_old: what the older tree made")
    parser.add_argument("--more", default="[]", help="for commands: lines to run besides, as JSON")
    parser.add_argument("--calls", type=Path, help="for rows: which calls, as JSON")
    parser.add_argument("--only", default="", help="for questions: a part of the names")
    arguments = parser.parse_args()
    os.environ |= {"LOGNAME": "tester", "USER": "tester"}
    found = JOBS[arguments.job](arguments)
    unfinished = arguments.out.with_suffix(".part")
    unfinished.write_text(json.dumps(found, ensure_ascii=False, default=str), encoding="utf-8")
    unfinished.rename(arguments.out)
    return 0


def look(arguments: argparse.Namespace) -> Any:
    """The names of the project that the captures use and this tree has not; a few seconds, before all else."""
    from .lookup import check_names

    return check_names()


def build(arguments: argparse.Namespace) -> Any:
    """Builds one example warehouse by the tree's own command, at the fixed time."""
    file = arguments.work / "warehouses" / f"{arguments.example}.duckdb"
    file.parent.mkdir(parents=True, exist_ok=True)
    clock.pin_clock()
    sys.argv = ["data", "init", "--example", arguments.example, "--url", f"duckdb:///{file}"]
    try:
        runpy.run_module("data", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise
    from .schema import read_contents

    return {arguments.example: read_contents(file)}


def questions(arguments: argparse.Namespace) -> Any:
    """Asks the questions that no other worker has claimed yet."""
    clock.pin_clock()
    from .lookup import find_object
    from .questions import capture_call, find_splits, list_calls, open_examples

    claims = arguments.work / "claims"
    claims.mkdir(exist_ok=True)
    warehouses = open_examples(arguments.work / "warehouses")
    found = {}
    for name in find_object("names")():
        if arguments.only not in name or not _claim(claims / name.replace("/", "__")):
            continue
        for call in list_calls(name, find_splits(name)):
            found[call.key] = capture_call(warehouses, call)
    return found


def rows(arguments: argparse.Namespace) -> Any:
    """Asks some calls again and writes their rows as texts, a Parquet file for each."""
    clock.pin_clock()
    from .questions import ask, call_of, open_examples
    from .rows import write_as_text

    warehouses = open_examples(arguments.work / "warehouses")
    wanted = json.loads(arguments.calls.read_text(encoding="utf-8"))
    found = {}
    for place, key in enumerate(wanted):
        try:
            answer = ask(warehouses, call_of(key))
        except Exception as error:  # told by the digests already
            found[key] = f"{type(error).__name__}: {error}"
            continue
        if not isinstance(answer, int):
            file = arguments.out.with_name(f"{arguments.out.stem}-{place}.parquet")
            write_as_text(answer).to_parquet(file)
            found[key] = file.name
    return found


def headers(arguments: argparse.Namespace) -> Any:
    """The headers of the questions, the rules, and the shape of an empty warehouse."""
    clock.pin_clock()
    from .questions import read_headers
    from .schema import read_rules, read_schema

    empty = arguments.work / "warehouses" / "empty.duckdb"
    return {"headers": read_headers(), "rules": read_rules(), "schema": read_schema(empty)}


def pages(arguments: argparse.Namespace) -> Any:
    """Opens every page of the sample by its address."""
    clock.pin_clock()
    os.environ["WAREHOUSE_URL"] = f"duckdb:///{arguments.work / 'warehouses' / 'sample.duckdb'}?access_mode=read_only"
    from .pages import capture_visit, list_addresses, list_visits

    addresses = list_addresses()
    visits = {}
    for path, query in list_visits(addresses):
        address = f"/{path}" + "".join(f" {name}={value}" for name, value in query.items())
        visits[address] = capture_visit(path, query)
    return {"addresses": addresses, "visits": visits}


def commands(arguments: argparse.Namespace) -> Any:
    """Runs the command lines on a warehouse of one's own and on copies of the examples."""
    from .command_lines import list_lines
    from .commands import describe_files, prepare, run_lines
    from .files import write_files
    from .lookup import find_file

    tree = Path.cwd()
    write_files(tree)
    shutil.copytree(find_file("survey exports"), tree / "formats")
    for example in ("sample", "online_retail"):
        shutil.copyfile(arguments.work / "warehouses" / f"{example}.duckdb", tree / "data" / f"{example}.duckdb")
    prepare()
    more = json.loads(arguments.more)
    of_data = [line for line in more if line.startswith("python -m data")]
    own = run_lines([*list_lines("own"), *of_data], tree, WAREHOUSE_URL="duckdb:///mine.duckdb")
    of_queries = [line for line in more if line not in of_data]
    numbers = run_lines([*list_lines("numbers"), *of_queries], tree, first=len(own))
    return {"own": own, "numbers": numbers, "files": describe_files(tree)}


def make_old(arguments: argparse.Namespace) -> Any:
    """Keeps the warehouse of the commands, with a draft typed into it, and a backup of it."""
    from .commands import prepare, run_lines

    old = arguments.work / "old"
    shutil.rmtree(old, ignore_errors=True)
    old.mkdir(parents=True)
    shutil.copyfile("mine.duckdb", old / "mine.duckdb")
    prepare()
    from .drafts import type_draft

    typed = type_draft(old)
    saved = run_lines([f"python -m data export {old / 'backup'}"], old, WAREHOUSE_URL="duckdb:///mine.duckdb")
    for path in old.glob(".*"):
        path.unlink()
    return {"typed": typed, "saved": [{name: run[name] for name in ("code", "numbers")} for run in saved]}


def open_old(arguments: argparse.Namespace) -> Any:
    """Opens what the older tree made, brings it up to date, and writes down what the commands say of it."""
    from .command_lines import list_lines
    from .commands import describe_files, prepare, run_lines
    from .files import write_files
    from .schema import read_contents, read_schema

    here = arguments.work / "opened"
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(arguments.old, here)
    write_files(here)
    prepare()
    remembered = _read_remembered(here / "mine.duckdb")
    lines = run_lines(list_lines("old"), here, first=300, WAREHOUSE_URL="duckdb:///mine.duckdb")
    from .drafts import open_draft

    drafts = {name: open_draft(here, f"{name}.duckdb") for name in ("mine", "back")}
    return {
        "remembered": remembered,
        "commands": lines,
        "drafts": drafts,
        "files": describe_files(here),
        "schema": {name: read_schema(here / f"{name}.duckdb") for name in ("mine", "back")},
        "rows": {name: _count_rows(read_contents(here / f"{name}.duckdb")) for name in ("mine", "back")},
    }


def _count_rows(contents: dict[str, Any]) -> dict[str, int]:
    return {table: digests["rows"] for table, digests in contents.items()}


def _read_remembered(file: Path) -> Any:
    """What the headings of a file of customers meant the last time, as the Load page proposes it."""
    from .files import TEXTS
    from .lookup import find_object

    warehouse = find_object("open_warehouse")(f"duckdb:///{file}")
    headings = TEXTS["own-headings-2.csv"].splitlines()[0].split(",")
    found = find_object("fetch_confirmed_columns")(warehouse, "customers", headings)
    warehouse.close()
    return found


def _claim(file: Path) -> bool:
    """Whether this worker is the first one at the question."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


JOBS = {job.__name__: job for job in (look, build, questions, rows, headers, pages, commands, make_old, open_old)}

if __name__ == "__main__":
    sys.exit(main())
