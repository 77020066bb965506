"""Filters kept under a name: one's own and the shared ones, no name twice."""

from __future__ import annotations

import json

import pytest

from data.entry.segments import Segment, delete_segment, load_segments, save_segment
from data.errors import EntryError, QuestionError
from data.ledger.audit_log import fetch_audit_log
from data.ledger.history import fetch_batches
from data.ledger.undo import undo
from data.warehouse import Warehouse
from tests.data.entry.staff import at_once
from tests.data.files import rows

NORTH = "region=North&criteria=tier+%3D+%27core%27"


def test_a_reader_sees_the_shared_ones_and_their_own(empty_warehouse: Warehouse) -> None:
    save_segment(empty_warehouse, "b shared", NORTH, owner="Zhou", is_shared=True)
    save_segment(empty_warehouse, "A private", NORTH, owner="Zhou")
    save_segment(empty_warehouse, "mine", "kind=enterprise", owner="Wu")
    assert [one.name for one in load_segments(empty_warehouse, "Wu")] == ["b shared", "mine"]
    assert [one.name for one in load_segments(empty_warehouse, "Zhou")] == ["A private", "b shared"]


def test_a_name_is_given_once_whatever_its_case(empty_warehouse: Warehouse) -> None:
    save_segment(empty_warehouse, "Core  North", NORTH, owner="Zhou")
    with pytest.raises(EntryError, match="There is a segment called core north already"):
        save_segment(empty_warehouse, "core north", NORTH, owner="Zhou")
    assert save_segment(empty_warehouse, "core north", NORTH, owner="Wu").name == "core north"
    found = at_once(*[lambda: save_segment(empty_warehouse, "new", NORTH, owner="Wu")] * 4)
    assert [type(one).__name__ for one in found].count("Segment") == 1


def test_a_segment_is_changed_and_forgotten_by_its_owner_only(empty_warehouse: Warehouse) -> None:
    first = save_segment(empty_warehouse, "North", NORTH, owner="Zhou", is_shared=True)
    with pytest.raises(EntryError, match="The segment North is Zhou's"):
        save_segment(empty_warehouse, "South", NORTH, owner="Wu", segment_id=first.segment_id)
    with pytest.raises(EntryError, match="The segment North is Zhou's"):
        delete_segment(empty_warehouse, first.segment_id, owner="Wu")
    changed = save_segment(empty_warehouse, "north", "region=South", owner="Zhou", segment_id=first.segment_id)
    assert (
        load_segments(empty_warehouse, "Zhou")
        == [changed]
        == [Segment(first.segment_id, "north", "Zhou", "region=South", False)]
    )
    delete_segment(empty_warehouse, first.segment_id, owner="Zhou")
    assert load_segments(empty_warehouse, "Zhou") == []
    with pytest.raises(EntryError, match="There is no segment"):
        delete_segment(empty_warehouse, first.segment_id, owner="Zhou")
    log = fetch_audit_log(empty_warehouse, "segment", first.segment_id)
    assert log["action"].tolist() == ["drop", "save", "save"]
    assert json.loads(log["before"].iat[0])["filters"] == "region=South"


def test_a_segment_saved_changed_and_forgotten_is_taken_back_step_by_step(empty_warehouse: Warehouse) -> None:
    first = save_segment(empty_warehouse, "North", NORTH, owner="Zhou", is_shared=True)
    changed = save_segment(empty_warehouse, "All", "kind=enterprise", owner="Zhou", segment_id=first.segment_id)
    gone = delete_segment(empty_warehouse, first.segment_id, owner="Zhou")
    assert load_segments(empty_warehouse, "Zhou") == []
    steps = [one.kind for one in reversed(fetch_batches(empty_warehouse))]
    assert steps == ["entry segment North", "entry segment All", "entry drop All"]
    assert undo(empty_warehouse, gone).restored == 1
    assert load_segments(empty_warehouse, "Zhou") == [changed]
    assert undo(empty_warehouse, changed.batch_id).restored == 1
    assert load_segments(empty_warehouse, "Wu") == [first]
    assert undo(empty_warehouse, first.batch_id).removed == 1
    assert rows(empty_warehouse, "select * from saved_segments") == []


def test_a_segment_that_was_changed_since_stays_and_a_forgotten_name_is_free(empty_warehouse: Warehouse) -> None:
    first = save_segment(empty_warehouse, "North", NORTH, owner="Zhou")
    changed = save_segment(empty_warehouse, "South", NORTH, owner="Zhou", segment_id=first.segment_id)
    undone = undo(empty_warehouse, first.batch_id)
    assert (undone.removed, undone.edited_since, load_segments(empty_warehouse, "Zhou")) == (0, 1, [changed])
    delete_segment(empty_warehouse, first.segment_id, owner="Zhou")
    assert save_segment(empty_warehouse, "South", NORTH, owner="Zhou").name == "South"


@pytest.mark.parametrize(
    ("name", "filters"), [("", NORTH), (" ", NORTH), ("x" * 81, NORTH), ("all", ""), ("all", "North")]
)
def test_a_segment_without_a_name_or_filters_is_refused(empty_warehouse: Warehouse, name: str, filters: str) -> None:
    with pytest.raises(EntryError):
        save_segment(empty_warehouse, name, filters)


def test_filters_that_nobody_can_read_are_refused_by_who_knows_them(empty_warehouse: Warehouse) -> None:
    def unreadable(filters: str) -> None:
        raise QuestionError("{filters} cannot be read.", filters=filters)

    with pytest.raises(QuestionError):
        save_segment(empty_warehouse, "North", "regoin=North", check=unreadable)
    assert load_segments(empty_warehouse) == []
