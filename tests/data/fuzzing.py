"""What every fuzz test has: how often, a warehouse with something to spoil, and what it holds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

from data.errors import CrmError
from data.schema import metadata
from data.warehouse import Warehouse, open_warehouse
from tests.data.files import rows
from tests.rows import fill

Result = TypeVar("Result")
BOOK = ("batches", "audit_log", "app_changes", "app_layouts", "app_settings")
"""Tables that keep what happened, also what was undone."""
TIMES = int(os.environ.get("FUZZ_TIMES", "1"))
PARTS = [f"part {number}" for number in range(1, min(TIMES, 8) + 1)]
"""Many examples are several tests, so that several processes have their share."""
PER_PART = TIMES // len(PARTS)
NOTHING_KEPT = settings(
    database=None,
    deadline=None,
    derandomize=TIMES == 1,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def stocked(empty_file: Path, tmp_path: Path) -> Iterator[Warehouse]:
    """A warehouse with a customer and a survey, so that there is something to spoil."""
    warehouse = open_warehouse(f"duckdb:///{shutil.copyfile(empty_file, tmp_path / 'stocked.duckdb')}")
    fill(
        warehouse,
        customers=[{"customer_id": "A", "name": "Ann"}],
        customer_identities=[{"customer_id": "A", "email": "user001@example.com"}],
        surveys=[{"survey_id": "older", "name": "Older"}],
        survey_questions=[{"survey_id": "older", "question_id": "q1", "position": 1, "wording": "?", "role": "csat"}],
        survey_responses=[{"survey_id": "older", "response_id": "1", "customer_id": "A", "is_complete": True}],
        survey_answers=[{"survey_id": "older", "response_id": "1", "question_id": "q1", "option": "", "score": 4}],
    )
    yield warehouse
    warehouse.close()


def contents(warehouse: Warehouse, but: tuple[str, ...] = ()) -> list[tuple[object, ...]]:
    """How many rows each table has, and a sum over all of their values."""
    names = [name for name in sorted(metadata.tables) if name not in but]
    each = (f'select \'{name}\', count(*), sum(hash("{name}"))::varchar from "{name}"' for name in names)
    return rows(warehouse, " union all ".join(each) + " order by 1")


def run_or_refuse(attempt: Callable[[], Result]) -> Result | None:
    """What came of it; None where it was refused in a sentence."""
    try:
        return attempt()
    except CrmError as error:
        sentence = str(error)
        if 15 < len(sentence) < 2_000 and "\n" not in sentence:
            return None
        raise AssertionError(f"not a sentence: {sentence!r}") from error
