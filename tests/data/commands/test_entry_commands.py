"""Entries on the command line: what a page stores, a command does; a problem is a sentence; killed, nothing is half."""

from __future__ import annotations

import json
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.warehouse import Warehouse, open_warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.commands.test_commands import Terminal
from tests.data.entry.staff import EMPLOYEES
from tests.data.files import rows, write
from tests.examples import ROOT, clean_environment
from tests.rows import fill

MANY = 30_000
NEW = ("customer", "add", "kind=enterprise", "name=Firm", "email=firm@example.com", "person=Han Mei:manager")


@pytest.fixture
def terminal(empty_warehouse: Warehouse, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(fill(empty_warehouse, employees=EMPLOYEES).url, capsys)


def test_a_customer_is_entered_shown_changed_and_taken_back(terminal: Terminal) -> None:
    assert terminal(*NEW) == (
        0,
        "Customer C00001 is stored, as batch 1. Take it back: python -m data undo 1",
        "",
    )
    assert terminal("customer", "edit", "C00001", "city=Wuhan", "email=")[0] == 1, "nobody could reach it"
    code, out, _ = terminal("customer", "edit", "C00001", "city=Wuhan", "phone=010-12345678", "email=")
    assert (code, out.split(",")[0]) == (0, "Customer C00001 is changed")
    shown = dict(line.split(maxsplit=1) for line in terminal("customer", "show", "C00001")[1].splitlines())
    assert (shown["city"], shown["persons"], "email" in shown) == ("Wuhan", "Han Mei (manager)", False)
    terminal("undo", 2)
    assert json.loads(terminal("customer", "show", "C00001", "--format", "json")[1])["email"] == "firm@example.com"


def test_the_commands_of_the_docs_do_as_they_stand_there(terminal: Terminal) -> None:
    page = (ROOT / "docs" / "command-line.md").read_text()
    lines = [line for line in page.splitlines() if " -m data customer " in line]
    commands = [shlex.split(line)[3:] for line in lines if line.startswith(".venv/bin/python")]
    assert [words[1] for words in commands] == ["add", "edit", "archive"]
    assert [terminal(*words)[0] for words in commands] == [0, 0, 0]


def test_what_is_shown_as_json_can_be_typed_again(terminal: Terminal, tmp_path: Path) -> None:
    terminal(*NEW)
    told = json.loads(terminal("customer", "show", "C00001", "--format", "json")[1])
    same = write(tmp_path, "same.json", json.dumps(told))
    assert terminal("customer", "edit", "C00001", "--json", same)[1] == "Customer C00001: nothing had to change."
    told["persons"] = []
    assert terminal("customer", "edit", "C00001", "--json", write(tmp_path, "other.json", json.dumps(told)))[0] == 0
    assert "persons" not in terminal("customer", "show", "C00001")[1]


def test_each_thing_wrong_is_a_sentence_of_its_own(terminal: Terminal) -> None:
    code, out, err = terminal("customer", "add", "name=", "email=nonsense", "birth_on=1980-02-30", "person=x:boss")
    lines = err.splitlines()
    assert (code, out, lines[0]) == (1, "", "Nothing was stored, for this is wrong:")
    assert [line.strip().split(":")[0] for line in lines[1:]] == ["name", "email", "birth_on", "persons"]


def test_who_is_on_record_is_named_and_stored_with_a_reason_or_merged(terminal: Terminal) -> None:
    terminal(*NEW)
    code, out, err = terminal(*NEW, "city=Wuhan")
    assert (code, out) == (1, "")
    assert "  C00001: the same email" in err
    code, out, _ = terminal("customer", "merge", "C00001", "city=Wuhan", "name=Firm One", "--because", "the same")
    assert (code, out.splitlines()[0]) == (0, "name: Firm stays, and not Firm One")
    assert terminal(*NEW, "--because", "a sister company")[0] == 0
    told = [json.loads(row["after"] or "{}") for row in json.loads(terminal("audit", "--format", "json")[1])]
    assert [one.get("because") for one in told] == ["a sister company", "the same", None]


def test_two_on_record_who_are_one_are_joined_and_taken_apart(terminal: Terminal) -> None:
    terminal(*NEW)
    terminal(*NEW, "name=The Firm", "city=Wuhan", "--because", "not seen")
    terminal("tag", "VIP", "C00002")
    assert "python -m data customer join SECOND --into FIRST" in terminal("duplicates")[1]
    code, out, _ = terminal(
        "customer", "join", "C00002", "--into", "C00001", "--because", "one sign at the door", "--mine", "name"
    )
    assert (code, out.splitlines()) == (
        0,
        [
            "name: Firm is replaced by The Firm",
            "Customer C00001 stands for C00002, too, which is archived.",
            "Rows that came to C00001: 1 customer_tags.",
            "Rows that stay with C00002, because C00001 has the same: 1 contact_persons.",
            "This is batch 4. Take it back: python -m data undo 4",
        ],
    )
    assert json.loads(terminal("duplicates", "--format", "json")[1]) == []
    assert terminal("customer", "join", "C00002", "--into", "C00001", "--because", "again")[0] == 1
    terminal("undo", 4)
    words = ("--into", "C00001", "--because", "one", "--format", "json")
    assert json.loads(terminal("customer", "join", "C00002", *words)[1]) == {
        "customer_id": "C00001",
        "other": "C00002",
        "batch_id": "5",
        "went": {"customer_tags": 1},
        "stay": {"contact_persons": 1},
    }


def test_a_customer_is_archived_with_a_reason_and_reopened(terminal: Terminal) -> None:
    terminal(*NEW)
    assert terminal("customer", "archive", "C00001")[0] == 2
    assert terminal("customer", "archive", "C00001", "--because", "closed")[0] == 0
    assert "archive_reason  closed" in terminal("customer", "show", "C00001")[1]
    assert terminal("customer", "archive", "C00001", "--because", "closed") == (1, "", "C00001 is archived already.")
    assert terminal("customer", "reopen", "C00001")[0] == 0


def test_what_is_done_with_customers_on_record(terminal: Terminal, tmp_path: Path) -> None:
    for name in ("A", "B"):
        terminal("customer", "add", f"name={name}", f"email={name}@example.com")
    everybody = write(tmp_path, "ids.txt", "C00001\nC00002\n\n")
    assert terminal("tag", "VIP", "--file", everybody)[1].startswith("2 customers tagged VIP, as batch 3.")
    assert terminal("untag", "VIP", "C00001")[1].startswith("1 customer no longer tagged VIP")
    assert terminal("untag", "VIP", "C00001")[1] == "0 customers: nothing had to change."
    assert terminal("assign", "--file", everybody, "--to", "E1", "--from", "2026-10-31")[0] == 0
    assert terminal("assign", "C00001", "--to-nobody")[0] == 0
    assert terminal("call", "C00001", "--because", "renewal", "--due", "2026-10-31")[0] == 0
    assert terminal("uncall", "C00001")[1].startswith("1 customer off the call list, as batch 8.")
    words = ("--at", "2026-10-31T14:05", "--purpose", "care", "--result", "not_reached", "--next", "2026-11-07")
    assert terminal("contact", "C00001", "--employee", "E1", *words)[0] == 0
    _, out, _ = terminal("segment", "save", "Mine", "tag=VIP", "--shared")
    segment = out.split(" as ")[1].split(":")[0]
    assert json.loads(terminal("segment", "list", "--format", "json")[1])[0]["filters"] == "tag=VIP"
    told = f"Segment {segment} is forgotten. Take it back: python -m data undo 11"
    assert terminal("segment", "drop", segment) == (0, told, "")
    assert json.loads(terminal("segment", "list", "--format", "json")[1]) == []
    assert terminal("undo", "11")[0] == 0
    assert json.loads(terminal("segment", "list", "--format", "json")[1])[0]["name"] == "Mine"
    found = json.loads(terminal("audit", "--of", "customer", "--format", "json")[1])
    assert [row["action"] for row in found] == [
        "contact",
        "uncall",
        "call",
        "assign",
        "assign",
        "untag",
        "tag",
        "save",
        "save",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["customer"],
        ["customer", "add", "Li Lei"],
        ["customer", "add", "nmae=Li Lei"],
        ["customer", "add", "kind=firm"],
        ["customer", "add", "--json", "/none.json"],
        ["tag", "VIP"],
        ["tag", "VIP", "--file", "/none"],
        ["assign", "C1"],
        ["assign", "C1", "--to", "E1", "--to-nobody"],
        ["call", "C1"],
        ["contact", "C1", "--employee", "E1", "--at", "noon"],
        ["segment", "save", "x"],
        ["customer", "join", "C1", "--into", "C2"],
        ["customer", "join", "C1", "--into", "C2", "--because", "x", "--mine", "nmae"],
        ["audit", "--of", "everything"],
    ],
)
def test_a_wrong_call_ends_with_two(terminal: Terminal, words: list[str]) -> None:
    code, out, err = terminal(*words)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize(
    "words",
    [
        ["customer", "show", "C9"],
        ["customer", "edit", "C9", "city=Wuhan"],
        ["customer", "archive", "C9", "--because", "x"],
        ["tag", "VIP", "C9"],
        ["contact", "C9", "--employee", "E1"],
        ["contact", "C9", "--employee", "E1", "--purpose", "nothing"],
        ["assign", "C9", "--to", "E9"],
        ["segment", "drop", "S9"],
        ["segment", "save", "North", "North"],
    ],
)
def test_a_refusal_is_one_sentence_and_ends_with_one(terminal: Terminal, words: list[str]) -> None:
    code, out, err = terminal(*words)
    assert (code, out, len(err.splitlines())) == (1, "", 1)


@pytest.fixture(scope="module")
def many(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, float]:
    """A warehouse of very many customers, their numbers, and how long it takes to assign them all."""
    folder = tmp_path_factory.mktemp("many")
    file = shutil.copyfile(empty_file, folder / "many.duckdb")
    warehouse = fill(open_warehouse(f"duckdb:///{file}"), employees=EMPLOYEES)
    with warehouse.writing() as connection:
        connection.exec_driver_sql(f"insert into customers (customer_id) select 'C' || n from range({MANY}) as r(n)")
    warehouse.close()
    ids = write(folder, "ids.txt", "\n".join(f"C{n}" for n in range(MANY)))
    whole = shutil.copyfile(file, folder / "whole.duckdb")
    started = time.monotonic()
    subprocess.run(assigning(whole, ids), cwd=ROOT, env=clean_environment(), check=True, capture_output=True)
    assert counted(whole) == (MANY, MANY, MANY, 1, 1)
    return file, ids, time.monotonic() - started


def assigning(file: Path, ids: Path) -> list[str]:
    words = ["assign", "--file", str(ids), "--to", "E1", "--url", f"duckdb:///{file}"]
    return [sys.executable, "-m", "data", *words]


def counted(file: Path) -> tuple[object, ...]:
    """Customers with an owner, assignments, rows kept for undo, batches and lines of the audit."""
    warehouse = open_warehouse(f"duckdb:///{file}")
    try:
        assert is_sound(check_integrity(warehouse))
        return rows(
            warehouse,
            "select (select count(owner_id) from customers), (select count(*) from assignments), "
            "(select count(*) from app_changes), (select count(*) from batches), (select count(*) from audit_log)",
        )[0]
    finally:
        warehouse.close()


@pytest.mark.parametrize("share", [0.75, 0.9, None], ids=["three quarters", "nearly done", "first bytes written"])
def test_killed_at_any_moment_all_of_an_entry_is_there_or_nothing(
    many: tuple[Path, Path, float], tmp_path: Path, share: float | None
) -> None:
    whole, ids, seconds = many
    file = shutil.copyfile(whole, tmp_path / "killed.duckdb")
    log = file.with_name(f"{file.name}.wal")
    process = subprocess.Popen(
        assigning(file, ids), cwd=ROOT, env=clean_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if share is None:
        until = time.monotonic() + 10 * seconds
        while time.monotonic() < until and not (log.exists() and log.stat().st_size):
            time.sleep(0.001)
    else:
        time.sleep(seconds * share)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert counted(file) in ((0, 0, 0, 0, 0), (MANY, MANY, MANY, 1, 1))
