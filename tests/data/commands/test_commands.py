"""`python -m data` as a person meets it: its words, its exit codes, and never a stack trace."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.__main__ import main
from data.warehouse import Warehouse
from tests.data.files import rows, write
from tests.examples import ROOT
from tests.rows import fill


class Terminal:
    """Runs commands on one warehouse and shows what they print."""

    def __init__(self, url: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.url = url
        self.capsys = capsys

    def __call__(self, *words: object) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        self.capsys.readouterr()
        try:
            code = main([*map(str, words), "--url", self.url])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = self.capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out.strip(), err.strip()


@pytest.fixture
def terminal(empty_warehouse: Warehouse, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(empty_warehouse.url, capsys)


def test_a_load_says_what_it_stored_and_how_to_take_it_back(terminal: Terminal, tmp_path: Path) -> None:
    file = write(tmp_path, "c.csv", "customer_id,name\nA,Ann\nB,Bo\n")
    code, out, _ = terminal("load", "customers", file)
    assert (code, out.splitlines()) == (
        0,
        [
            "c.csv: 2 rows read (UTF-8, comma): 2 new, 0 changed, 0 same, 0 rejected",
            "Stored as batch 1. Take it back: python -m data undo 1",
        ],
    )
    code, out, _ = terminal("undo", 1)
    assert code == 0
    assert out == (
        "Batch 1 (c.csv) undone: 2 rows reversed (2 removed, 0 restored), 0 kept because edited since, 0 could not."
    )


def test_the_same_file_again_is_no_error(terminal: Terminal, tmp_path: Path) -> None:
    file = write(tmp_path, "c.csv", "customer_id\nA\n")
    terminal("load", "customers", file)
    code, out, _ = terminal("load", "customers", file)
    assert code == 0
    assert "stored already on 20" in out
    assert "python -m data undo 1" in out


def test_a_refused_load_shows_twenty_problems_and_counts_the_rest(terminal: Terminal, tmp_path: Path) -> None:
    file = write(tmp_path, "c.csv", "customer_id,kind\n" + "".join(f"C{n},wrong\n" for n in range(30)) + "Z,\n")
    code, out, _ = terminal("load", "customers", file)
    lines = out.splitlines()
    assert code == 1
    assert lines[0] == "c.csv: 31 rows read (UTF-8, comma); 30 cannot be stored, so nothing was stored."
    assert lines[1] == "  Line 2, kind “wrong”: is not one of individual, enterprise"
    assert lines[21:] == [
        "  … and 10 more",
        f"The rejected rows with their reasons: {tmp_path / 'c.rejected.csv'}",
        "Mend c.csv and load it again, or store 1 good row now with --reject-rows.",
    ]
    code, out, _ = terminal("load", "customers", file, "--reject-rows", "--rejects", tmp_path / "bad.csv")
    assert (code, out.splitlines()[0]) == (
        0,
        "c.csv: 31 rows read (UTF-8, comma): 1 new, 0 changed, 0 same, 30 rejected",
    )
    assert len((tmp_path / "bad.csv").read_text("utf-8-sig").splitlines()) == 31


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["lode"],
        ["load"],
        ["load", "customers"],
        ["load", "customer", "c.csv"],
        ["load", "customers", "a.csv", "b.csv", "--rejects", "r.csv"],
        ["undo"],
        ["init", "--example", "nix"],
        ["check", "--format", "xml"],
    ],
)
def test_a_wrong_call_ends_with_two(terminal: Terminal, words: list[str]) -> None:
    code, out, err = terminal(*words)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize("words", [["load", "customers", "/none.csv"], ["undo", "7"], ["init", "--example", "sample"]])
def test_a_refusal_is_one_sentence_and_ends_with_one(terminal: Terminal, words: list[str]) -> None:
    code, out, err = terminal(*words)
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("url", "code"),
    [("nonsense", 2), ("duckdb://", 2), ("oracle://host/crm", 2), ("duckdb:////none.duckdb", 1), ("duckdb:////tmp", 1)],
)
def test_a_bad_address_is_one_sentence(capsys: pytest.CaptureFixture[str], url: str, code: int) -> None:
    for words in (["check"], ["undo", "1"], ["load", "customers", "c.csv"], ["export", "/none"], ["batches"]):
        assert main([*words, "--url", url]) == code
        out, err = capsys.readouterr()
        assert (out, len(err.splitlines())) == ("", 1)


def test_the_example_that_is_there_already_is_no_error(terminal: Terminal) -> None:
    code, out, _ = terminal("init", "--example", "empty")
    assert code == 0
    assert out.startswith("The example empty is already there")


def test_a_sound_warehouse_ends_with_zero_and_an_unsound_one_with_one(
    terminal: Terminal, empty_warehouse: Warehouse
) -> None:
    code, out, _ = terminal("check")
    assert code == 0
    assert out.splitlines()[0].split() == ["table", "rows", "latest", "orphans", "duplicates", "out_of_list", "missing"]
    fill(empty_warehouse, order_lines=[{"order_id": "1", "line": 1, "customer_id": "nobody"}])
    code, out, _ = terminal("check", "--format", "json")
    found = {row["table"]: row for row in json.loads(out)}
    assert code == 1
    assert found["order_lines"] == {
        "table": "order_lines",
        "rows": 1,
        "latest": None,
        "orphans": 1,
        "duplicates": 0,
        "out_of_list": 0,
        "missing": None,
    }


def test_targets_are_loaded_like_anything_else(terminal: Terminal, empty_warehouse: Warehouse, tmp_path: Path) -> None:
    file = write(
        tmp_path, "t.csv", "metric,period_start,value\nrevenue,2026-01-01,1000000\nchurn_ratio,2026-01-01,0.1\n"
    )
    assert terminal("load", "targets", file)[0] == 0
    assert rows(empty_warehouse, "select metric, value from targets order by 1") == [
        ("churn_ratio", 0.1),
        ("revenue", 1e6),
    ]


def test_the_batches_are_listed_latest_first(terminal: Terminal, tmp_path: Path) -> None:
    for name in ("A", "B"):
        terminal("load", "customers", write(tmp_path, f"{name}.csv", f"customer_id\n{name}\n"))
    code, out, _ = terminal("batches", "--format", "json")
    assert (code, [row["file_name"] for row in json.loads(out)]) == (0, ["B.csv", "A.csv"])


def test_export_and_init_from_bring_a_warehouse_to_another_place(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    terminal("load", "customers", write(tmp_path, "c.csv", "customer_id\nA\n"))
    code, out, _ = terminal("export", tmp_path / "backup")
    assert (code, "saved in" in out) == (0, True)
    back = Terminal(f"duckdb:///{tmp_path / 'back.duckdb'}", capsys)
    assert back("init", "--from", tmp_path / "backup")[0] == 0
    assert back("undo", 1)[0] == 0


def test_init_makes_the_named_example_where_none_is(terminal: Terminal, tmp_path: Path) -> None:
    terminal.url = f"duckdb:///{tmp_path / 'mine.duckdb'}"
    assert terminal("init", "--example", "empty") == (0, f"Created {terminal.url}", "")


def test_what_nobody_foresaw_is_told_without_a_trace(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError("out of luck")

    monkeypatch.setattr("data.commands.check.check_integrity", fail)
    code, out, err = terminal("check")
    assert (code, out, err) == (1, "", "This should not have happened: MemoryError: out of luck")


def test_words_in_any_script_reach_any_terminal(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    empty_warehouse.close()
    file = write(tmp_path, "c.csv", "customer_id,kind\nA,王小明\n")
    words = [sys.executable, "-m", "data", "load", "customers", str(file), "--url", empty_warehouse.url]
    done = subprocess.run(
        words, cwd=ROOT, capture_output=True, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"is not one of individual, enterprise" in done.stdout
