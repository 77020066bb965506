"""The import contracts hold, and each of them fails when it is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.layout.project import ROOT

TREE = {
    "pages/__init__.py": "",
    "pages/reports/__init__.py": "",
    "pages/reports/churn.py": "import queries",
    "queries/__init__.py": "import data",
    "queries/churn/__init__.py": "",
    "data/__init__.py": "",
    "data/errors.py": "",
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "import sys; sys.path[0] = '.'; from importlinter.cli import lint_imports_command as c; c()",
    ]
    return subprocess.run([*command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def little_project(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, text in TREE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def test_a_tree_that_flows_one_way_passes(little_project: Path) -> None:
    run = lint(little_project)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("queries/churn/__init__.py", "import pages.reports.churn"),
        ("data/errors.py", "import queries"),
        ("data/errors.py", "from pages import reports"),
        ("queries/churn/__init__.py", "import streamlit"),
        ("queries/churn/__init__.py", "import plotly.graph_objects"),
        ("data/errors.py", "import streamlit as st"),
        ("data/errors.py", "import plotly"),
        ("data/errors.py", "import app"),
        ("pages/reports/churn.py", "import sqlalchemy"),
        ("pages/reports/churn.py", "import duckdb"),
    ],
)
def test_an_import_against_the_flow_is_refused(little_project: Path, path: str, line: str) -> None:
    (little_project / path).write_text(line)
    run = lint(little_project)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "1 broken" in run.stdout
