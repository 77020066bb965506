"""What is installed is what was tested: every package is pinned, also those that others bring along."""

from __future__ import annotations

import re
from importlib.metadata import distribution, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.layout.project import ROOT

LISTS = ["requirements.txt", "requirements-dev.txt"]


def pins(name: str) -> dict[str, str]:
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text().splitlines()]
    included = {package: pin for line in lines if line.startswith("-r ") for package, pin in pins(line[3:]).items()}
    return included | {
        canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in lines if line and line[0] != "-"
    }


def brought_along(packages: set[str]) -> set[str]:
    """The packages and all that they need on this platform, their optional parts left out."""
    seen: set[str] = set()
    waiting = list(packages)
    while waiting:
        package = waiting.pop()
        if package not in seen:
            seen.add(package)
            needs = [Requirement(text) for text in distribution(package).requires or []]
            waiting += [
                canonicalize_name(need.name) for need in needs if not need.marker or need.marker.evaluate({"extra": ""})
            ]
    return seen


@pytest.mark.parametrize("name", LISTS)
def test_every_line_names_one_exact_version(name: str) -> None:
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text().splitlines()]
    assert [
        line for line in lines if line and not re.fullmatch(r"-r requirements\.txt|[a-z0-9-]+==[0-9][0-9a-z.]*", line)
    ] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_package_comes_along_without_a_pin(name: str) -> None:
    assert brought_along(set(pins(name))) - set(pins(name)) == set()


@pytest.mark.parametrize("name", LISTS)
def test_the_environment_holds_the_pinned_versions(name: str) -> None:
    assert {package: version(package) for package in pins(name)} == pins(name)
