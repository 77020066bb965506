"""What the papers say is there, is there."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.layout.project import ROOT

PAPERS = ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md", "findings/README.md"]
PAPERS += sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`((?:data|docs|pages|queries|tests|bench)/[\w./-]*|[\w-]+\.(?:md|txt|toml|py))`")
MADE_LATER = re.compile(r"\.duckdb$|^build/")


def text(paper: str) -> str:
    return (ROOT / paper).read_text()


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_a_paper_links_to_exists(paper: str) -> None:
    links = [link for link in LINK.findall(text(paper)) if "://" not in link]
    assert [link for link in links if not ((ROOT / paper).parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_a_paper_names_exists(paper: str) -> None:
    named = [name for name in NAMED.findall(text(paper)) if not MADE_LATER.search(name)]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_readme_is_short_and_leads_to_every_page_of_docs() -> None:
    assert len(text("README.md").splitlines()) <= 120
    pages = [paper for paper in PAPERS if paper.startswith("docs/")]
    assert [page for page in pages if f"]({page})" not in text("README.md")] == []


def test_the_way_of_filters_is_short_and_each_stop_is_there() -> None:
    stops = re.findall(r"^\| \d+ \| `([\w./]+)` \| `(\w+)` \|", text("docs/architecture.md"), flags=re.M)
    assert 10 < len(stops) <= 20
    assert [stop for stop in stops if not re.search(rf"\b{stop[1]}\b", (ROOT / stop[0]).read_text())] == []


def test_every_finding_is_listed() -> None:
    scripts = {path.name for path in (ROOT / "findings").glob("*.sh")}
    assert {name for name in scripts if f"[{name}]({name})" not in text("findings/README.md")} == set()


def test_the_readme_names_every_command_of_make() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), flags=re.M)) - {"static"}
    assert {target for target in targets if f"`make {target}`" not in text("README.md")} == set()


def test_the_readme_names_every_setting_of_make_run() -> None:
    settings = set(re.findall(r"^([A-Z]+) \?=", text("Makefile"), flags=re.M)) - {"PYTEST"} | {"WAREHOUSE_URL"}
    assert {name for name in settings if f"`{name}`" not in text("README.md")} == set()


def test_every_make_command_in_the_papers_is_known_to_make() -> None:
    spoken = set(re.findall(r"`(?:[A-Z_]+=\w+ )?make ([a-z]+)[^`]*`", "".join(map(text, PAPERS))))
    run = subprocess.run(["make", "--dry-run", *sorted(spoken)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_ci_runs_make_test_and_nothing_else() -> None:
    commands = [line for line in text(".ci/run").splitlines() if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
