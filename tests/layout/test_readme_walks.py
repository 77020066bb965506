"""A person who only reads the README gets where it leads: its commands are run as they stand there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from queries.__main__ import main
from tests.examples import ROOT, clean_environment, example_file

README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```sh\n(.*?)```", README, flags=re.S)
OWN_DATA = next(block for block in BLOCKS if "data load" in block)
QUESTIONS = next(block for block in BLOCKS if "queries run" in block).strip().splitlines()
PYTHON = ".venv/bin/python"


def bash(commands: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands.replace(PYTHON, sys.executable)],
        cwd=ROOT,
        env=clean_environment(**environment),
        capture_output=True,
        text=True,
        check=False,
    )


def test_ones_own_data_comes_in_by_the_readmes_commands_and_is_counted(tmp_path: Path) -> None:
    (tmp_path / "customers.csv").write_text("customer_id,name\nA,Ann\nB,Bo 王\n", "utf-8")
    (tmp_path / "orders-2026.csv").write_text("order_id,line,customer_id,ordered_on,amount\n2,1,B,2026-01-07,20\n")
    book = openpyxl.Workbook()
    assert book.active
    for row in [("order_id", "line", "customer_id", "ordered_on", "amount"), ("1", 1, "A", "2025-12-30", 10.5)]:
        book.active.append(row)
    book.save(tmp_path / "orders-2025.xlsx")
    commands = OWN_DATA.replace("mine.duckdb", f"{tmp_path}/mine.duckdb").replace("make run\n", "")
    for name in ("customers.csv", "orders-2025.xlsx", "orders-2026.csv"):
        commands = commands.replace(name, f"{tmp_path}/{name}")
    run = bash(commands)
    assert run.returncode == 0, run.stdout + run.stderr
    url = f"duckdb:///{tmp_path}/mine.duckdb"
    asked = bash(f"{PYTHON} -m queries run value/customers --format csv", WAREHOUSE_URL=url)
    assert asked.returncode == 0, asked.stderr
    assert len(asked.stdout.splitlines()) == 3
    assert "Ann" in asked.stdout
    assert "20" in asked.stdout
    saved = bash(
        f"{PYTHON} -m data export {tmp_path}/saved && {PYTHON} -m data init --from {tmp_path}/saved "
        f"--url duckdb:///{tmp_path}/again.duckdb && {PYTHON} -m data check --url duckdb:///{tmp_path}/again.duckdb",
        WAREHOUSE_URL=url,
    )
    assert saved.returncode == 0, saved.stdout + saved.stderr


@pytest.mark.parametrize("command", QUESTIONS)
def test_a_question_of_the_readme_is_answered(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    python, module, package, *words = shlex.split(command.partition(" #")[0])
    assert (python, module, package) == (PYTHON, "-m", "queries")
    url = f"duckdb:///{example_file('online_retail')}?access_mode=read_only"
    monkeypatch.setenv("WAREHOUSE_URL", url)
    # In this process: a new one for each would spend nearly all its time on being started.
    answered = main([word.replace("duckdb:///data/online_retail.duckdb", url) for word in words])
    told = capsys.readouterr()
    assert answered == 0, told.err
    assert told.out.strip()
