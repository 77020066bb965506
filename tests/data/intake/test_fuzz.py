"""Whatever is sent into a table: a sentence, or stored whole and taken back whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.load.pipeline import load_files
from data.ledger.undo import undo
from data.warehouse import Warehouse
from tests.data.fuzzing import BOOK, NOTHING_KEPT, PARTS, PER_PART, contents, run_or_refuse, stocked
from tests.data.mutations import spoiled

__all__ = ["stocked"]

TABLES_LOADED = ("customers", "order_lines", "survey_answers", "targets")


@pytest.mark.parametrize("part", PARTS)
@settings(NOTHING_KEPT, max_examples=30 * PER_PART)
@given(table=st.sampled_from(TABLES_LOADED), seed=st.integers(0, 2**63))
def test_a_load_of_any_bytes_is_a_sentence_or_stored_whole(
    stocked: Warehouse, part: str, tmp_path: Path, table: str, seed: int
) -> None:
    rng = random.Random(seed)
    path = tmp_path / "load.csv"
    path.write_bytes(spoiled(rng, SOUND_LOADS[table].encode()))
    before = contents(stocked)
    reports = run_or_refuse(
        lambda: load_files(stocked, table, [path], reject_rows=True, rejects=tmp_path / "rejects.csv")
    )
    if reports is None or reports[0].batch_id is None:
        assert contents(stocked) == before
        return
    report = reports[0]
    assert report.new + report.changed + report.same + report.rejected == report.rows_in
    undo(stocked, report.batch_id)
    assert contents(stocked, BOOK) == [row for row in before if row[0] not in BOOK]


SOUND_LOADS = {
    "customers": "customer_id,name,kind,created_on,has_need\n"
    + "".join(f"C{n},Name {n},{'individual' if n % 2 else 'enterprise'},2026-05-{n:02},true\n" for n in range(1, 29))
    + "A,Ann again,individual,2026-01-01,false\n",
    "order_lines": "order_id,line,customer_id,ordered_on,quantity,amount\n"
    + "".join(f"O{n},1,A,2026-05-{n:02},{n},{n * 1.5}\n" for n in range(1, 29)),
    "survey_answers": "survey_id,response_id,question_id,option,score,text\n"
    + "older,1,q1,,5,\nolder,1,q1,x,,more\n"
    + "".join(f"older,1,q1,o{n},{n},text {n}\n" for n in range(20)),
    "targets": "metric,period_start,value\n" + "".join(f"revenue,2026-{n:02}-01,{n}.5\n" for n in range(1, 13)),
}
