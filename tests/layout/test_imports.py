"""The import contracts of pyproject.toml: each fails when it is broken, and no modules import each other in a circle.

That the contracts hold in the project itself is checked by `lint-imports` in `make static`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.examples import clean_environment
from tests.layout.project import ROOT, files

PACKAGES = ("pages", "queries", "data")
FLOW = "Data flows one way: app, pages, queries, data"
LIBRARIES = "Only pages know Streamlit and Plotly, and nobody imports the app"
NO_SQL = "Pages hold no SQL: they ask queries, and know no database"
PAGES = "Inside pages: pages stand on the ui, and groups of pages do not import each other"
ONE_GROUP = "Pages of one group do not import each other"
UI = "Inside pages.ui: from the report down to the languages"
QUERIES = "Inside queries: from the command line down to the catalogue"
DATA = "Inside data: from the commands down to the schema"
SURVEY = "Inside data.survey: from storing down to the model"
INTAKE = "Inside data.intake: from loading down to the readers"
ENTRY = "Inside data.entry: from customers down to the record"
CIRCLE = "No package goes in a circle with a neighbour, at any depth"
CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
]
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "

# Files with what is written into them, and the contracts that are broken then.
BROKEN: list[tuple[dict[str, str], set[str]]] = [
    ({"queries/churn/__init__.py": "import pages.reports.churn"}, {FLOW}),
    ({"data/errors.py": "import queries"}, {FLOW}),
    ({"data/errors.py": "from pages import reports"}, {FLOW}),
    ({"queries/churn/__init__.py": "import streamlit"}, {LIBRARIES}),
    ({"queries/churn/__init__.py": "import plotly.graph_objects"}, {LIBRARIES}),
    ({"data/errors.py": "import streamlit as st"}, {LIBRARIES}),
    ({"data/errors.py": "import plotly"}, {LIBRARIES}),
    ({"data/errors.py": "import app"}, {LIBRARIES}),
    ({"pages/reports/value.py": "import sqlalchemy"}, {NO_SQL}),
    ({"pages/reports/value.py": "import duckdb"}, {NO_SQL}),
    ({"pages/ui/report/__init__.py": "import pages.reports.value"}, {PAGES}),
    ({"pages/reports/value.py": "import pages.frame"}, {PAGES}),
    ({"pages/reports/value.py": "import pages.reports.overview"}, {ONE_GROUP}),
    ({"pages/reports/value.py": "import pages.customers.scorecard.page"}, {PAGES, ONE_GROUP}),
    ({"pages/group/__init__.py": ""}, {PAGES}),
    ({"pages/ui/i18n/__init__.py": "import pages.ui.labels"}, {UI}),
    ({"pages/ui/criteria/__init__.py": FOR_TYPES + "import pages.ui.filters"}, {UI}),
    ({"pages/ui/filters/__init__.py": "import pages.ui.report"}, {UI}),
    ({"pages/ui/room/__init__.py": ""}, {UI}),
    ({"queries/catalog/__init__.py": "import queries.composer"}, {QUERIES}),
    ({"queries/composer/__init__.py": FOR_TYPES + "import queries.commands"}, {QUERIES}),
    ({"queries/churn/__init__.py": "import queries.value"}, {QUERIES}),
    ({"queries/room/__init__.py": ""}, {QUERIES}),
    ({"data/schema/__init__.py": "import data.warehouse"}, {DATA}),
    ({"data/entry/__init__.py": "import data.intake.load"}, {DATA}),
    ({"data/ledger/__init__.py": FOR_TYPES + "import data.entry"}, {DATA}),
    ({"data/room/__init__.py": ""}, {DATA}),
    ({"data/survey/checks/__init__.py": "import data.survey.review"}, {SURVEY}),
    ({"data/survey/model/__init__.py": FOR_TYPES + "import data.survey.read"}, {SURVEY}),
    ({"data/survey/room/__init__.py": ""}, {SURVEY}),
    ({"data/intake/readers/__init__.py": "import data.intake.mapping"}, {INTAKE}),
    ({"data/intake/problems.py": FOR_TYPES + "import data.intake.checks"}, {INTAKE}),
    ({"data/intake/room/__init__.py": ""}, {INTAKE}),
    ({"data/entry/record/__init__.py": "import data.entry.duplicates"}, {ENTRY}),
    ({"data/entry/contacts/__init__.py": FOR_TYPES + "import data.entry.customers"}, {ENTRY}),
    ({"data/entry/room/__init__.py": ""}, {ENTRY}),
    (
        {
            "data/ledger/batches.py": "import data.ledger.undo",
            "data/ledger/undo.py": FOR_TYPES + "import data.ledger.batches",
        },
        {CIRCLE},
    ),
]

# Runs in a folder of its own, because the packages of this process are already imported from the project. One process
# for all cases: being started takes longer than checking.
LINT = """
import json, sys
from pathlib import Path
sys.path[0] = "."
from importlinter.application.use_cases import lint_imports
import importlinter.cli  # configures it

for case in [{}, *json.load(sys.stdin)]:
    before = {path: Path(path).read_text() if Path(path).exists() else None for path in case}
    for path, text in case.items():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(text)
    print("CASE", flush=True)
    lint_imports(cache_dir=None, no_logo=True)
    for path, text in before.items():
        if text is None:
            Path(path).unlink()
            Path(path).parent.rmdir()
        else:
            Path(path).write_text(text)
"""


def lint_each(folder: Path, cases: Iterable[Mapping[str, str]]) -> list[str]:
    """What `lint-imports` says of the folder's packages as they are, and then with the files of each case in turn."""
    run = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        env=clean_environment(COLUMNS="500"),
        input=json.dumps(list(cases)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.split("CASE\n")[1:]


@pytest.fixture
def bare_project(tmp_path: Path) -> Path:
    """The contracts, and every module of the project without a line in it."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path in files(ROOT, ".py"):
        if path.parts[0] in PACKAGES:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).touch()
    return tmp_path


def test_each_contract_is_broken_by_an_import_against_it_and_by_no_other(bare_project: Path) -> None:
    as_it_is, *answers = lint_each(bare_project, [case for case, _contracts in BROKEN])
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in as_it_is
    wrong = {
        str(case): found
        for (case, expected), answer in zip(BROKEN, answers, strict=True)
        if (found := {name for name in CONTRACTS if f"{name} BROKEN\n" in answer}) != expected
    }
    assert wrong == {}
    assert set.union(*(contracts for _case, contracts in BROKEN)) == set(CONTRACTS)


def find_circle(root: Path, *packages: str) -> list[str]:
    """Modules that import each other in a circle, imports for types included; empty where there is no circle."""
    command = [sys.executable, "-c", GRAPH, *packages]
    run = subprocess.run(command, cwd=root, env=clean_environment(), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    try:
        list(TopologicalSorter(json.loads(run.stdout)).static_order())
    except CycleError as error:
        return list(error.args[1])
    return []


GRAPH = """
import json, sys
sys.path[0] = "."
import grimp
graph = grimp.build_graph(*sys.argv[1:], exclude_type_checking_imports=False, cache_dir=None)
print(json.dumps({module: sorted(graph.find_modules_directly_imported_by(module)) for module in graph.modules}))
"""


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert find_circle(ROOT, *PACKAGES) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("import shop.price", "import shop.order"), (FOR_TYPES + "import shop.price", FOR_TYPES + "import shop.order")],
    ids=["run time", "types"],
)
def test_a_circle_is_found(tmp_path: Path, first: str, second: str) -> None:
    (tmp_path / "shop").mkdir()
    for name, text in {"__init__": "", "order": first, "price": second}.items():
        (tmp_path / "shop" / f"{name}.py").write_text(text)
    assert set(find_circle(tmp_path, "shop")) == {"shop.order", "shop.price"}
