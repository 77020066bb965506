"""What the captures use of the project is there under one of the listed spellings."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.examples import ROOT, clean_environment
from tests.unchanged.capture import lookup


def test_every_name_is_found_under_one_of_its_spellings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lookup.check_names() == []


def test_a_name_that_is_gone_says_where_to_add_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lookup.OBJECTS, "run", ("queries:no_such", "no.such.module:run"))
    with pytest.raises(LookupError, match="capture/lookup.py"):
        lookup.find_object("run")
    monkeypatch.chdir(ROOT)
    assert [told.partition(" is none of")[0] for told in lookup.check_names()] == ["run"]


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
