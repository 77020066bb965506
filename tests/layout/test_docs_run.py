"""Every command in `docs/` is run as it stands there: whoever reads a page gets where it leads."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import data.__main__
import queries.__main__
from tests.examples import ROOT, example_file

PYTHON = ".venv/bin/python"
ONLINE_RETAIL = "duckdb:///data/online_retail.duckdb"
SURVEY = """customer_id,answered_at,channel,How satisfied are you? (1 to 5),Would you recommend us? (0 to 10)
C00001,2026-03-01 10:00:00,internet,5,9
C00002,2026-03-02 11:00:00,internet,3,4
"""


def list_commands(page: str, heading: str = "") -> list[str]:
    """The command lines in the `sh` blocks of a page, or of its part below a heading, without comments."""
    text = (ROOT / "docs" / page).read_text()
    if heading:
        text = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", text, flags=re.S)
    lines = [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Runs one command line in a folder of its own, in this process, and gives what it printed."""
    monkeypatch.chdir(tmp_path)

    def run_line(line: str) -> str:
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            monkeypatch.setenv(name, value)
            return ""
        if line == "make run":
            return ""
        python, module, package, *arguments = shlex.split(line)
        assert (python, module) == (PYTHON, "-m"), line
        retail = f"duckdb:///{example_file('online_retail')}?access_mode=read_only"
        arguments = [retail if argument == ONLINE_RETAIL else argument for argument in arguments]
        main = {"data": data.__main__.main, "queries": queries.__main__.main}[package]
        code = main(arguments)
        printed = capsys.readouterr()
        assert code == 0, f"{line}\n{printed.out}{printed.err}"
        return printed.out

    return run_line


def write_company(folder: Path) -> None:
    """The files that the pages speak of, with a few rows each."""
    (folder / "customers.csv").write_text("customer_id,name\nC00001,Ann\nC00002,Bo 王\n", "utf-8")
    (folder / "orders-2026.csv").write_text("order_id,line,customer_id,ordered_on,amount\n2,1,C00002,2026-01-07,20\n")
    book = openpyxl.Workbook()
    assert book.active
    for row in [("order_id", "line", "customer_id", "ordered_on", "amount"), ("1", 1, "C00001", "2025-12-30", 10.5)]:
        book.active.append(row)
    book.save(folder / "orders-2025.xlsx")
    (folder / "targets.csv").write_text("metric,period_start,value\nnps,2026-01-01,40\n")
    (folder / "deals.csv").write_text("opportunity_id,customer_id,stage,expected_amount\nD1,C00001,Closed Won,100\n")
    (folder / "export.csv").write_text(SURVEY)


def test_the_page_on_own_data_loads_checks_and_saves_a_company(tmp_path: Path, run: Callable[[str], str]) -> None:
    write_company(tmp_path)
    commands = list_commands("own-data.md")
    assert any("data load" in line for line in commands)
    for line in commands:
        run(line)
    customers = run(f"{PYTHON} -m queries run value/customers --format csv")
    assert len(customers.splitlines()) == 3
    assert "Ann" in customers
    assert "20" in customers
    run(f"{PYTHON} -m data load opportunities deals.csv")
    run(f"{PYTHON} -m data check --url duckdb:///again.duckdb")


def test_the_page_on_surveys_stores_an_export(tmp_path: Path, run: Callable[[str], str]) -> None:
    write_company(tmp_path)
    for line in list_commands("own-data.md", "First files"):
        run(line)
    printed = [run(line) for line in list_commands("surveys.md")]
    assert len(printed) >= 4
    responses = run(f"{PYTHON} -m queries run satisfaction/response --format csv")
    assert "Spring 2026" in responses


def test_the_page_on_the_command_line_changes_customers(tmp_path: Path, run: Callable[[str], str]) -> None:
    write_company(tmp_path)
    for line in list_commands("own-data.md", "First files"):
        run(line)
    for heading in ("Contacts, tags, lists and segments", "Customers by hand", "What happened, and undoing it"):
        commands = list_commands("command-line.md", heading)
        assert commands, heading
        for line in commands:
            run(line)


def test_the_questions_on_the_command_line_page_are_answered(
    monkeypatch: pytest.MonkeyPatch, run: Callable[[str], str]
) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", f"duckdb:///{example_file('online_retail')}?access_mode=read_only")
    commands = list_commands("command-line.md", "Numbers")
    assert len(commands) > 10
    assert [line for line in commands if not run(line).strip()] == []
