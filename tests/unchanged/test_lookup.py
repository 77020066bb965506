"""What the captures use of the project is there under one of the listed spellings."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.examples import ROOT, clean_environment
from tests.unchanged.capture import lookup


@pytest.mark.parametrize("name", sorted(lookup.OBJECTS))
def test_every_object_is_found(name: str) -> None:
    assert callable(lookup.find_object(name))


@pytest.mark.parametrize("name", sorted(lookup.FILES))
def test_every_file_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lookup.find_file(name).is_file()


def test_every_part_of_a_header_is_found() -> None:
    header = lookup.find_object("describe")("value/tiers")
    for part, spellings in lookup.HEADER.items():
        lookup.read_attribute(header, part, spellings)
    for part, spellings in lookup.COLUMN.items():
        lookup.read_attribute(header.columns[0], part, spellings)


def test_a_name_that_is_gone_says_where_to_add_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lookup.OBJECTS, "run", ("queries:no_such", "no.such.module:run"))
    with pytest.raises(LookupError, match="capture/lookup.py"):
        lookup.find_object("run")


def test_the_clock_stands_still_for_modules_that_are_imported_later() -> None:
    program = (
        "from unchanged.capture.clock import NOW, pin_clock; pin_clock()\n"
        "from datetime import date, datetime, UTC\n"
        "import pandas as pd\n"
        "assert (date.today(), datetime.now()) == (NOW.date(), NOW)\n"
        "assert datetime.now(UTC).isoformat() == '2026-11-02T09:30:00+00:00'\n"
        "assert isinstance(date(2026, 1, 1), date) and isinstance(pd.Timestamp('2026-01-01').date(), date)\n"
        "assert type(date.fromisoformat('2026-01-01')) is type(date(2026, 1, 1)) is type(date.today())\n"
    )
    environment = clean_environment(PYTHONPATH=f"{ROOT}:{ROOT / 'tests'}")
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
