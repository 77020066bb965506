"""Sending, sending again, correcting and undoing in any order comes to what a plain model says, also at once."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import CrmError
from data.ledger.undo import undo
from data.survey.model.outcome import ImportOutcome
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.files import rows, write
from tests.data.fuzzing import NOTHING_KEPT, TIMES
from tests.data.survey.uploads import balances, business_tables, upload

HEADER = (
    "#,How satisfied are you with us overall?,Which shop do you visit?,What should we improve?,"
    "Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags"
)
SHOPS = ("North", "South", "")
Response = tuple[str, str, str, bool]
"""Score, shop and comment as they stand in the file, and whether it is complete."""
File = dict[int, Response]
Answers = tuple[bool, tuple[tuple[str, object], ...]]


def content(file: File) -> str:
    """A file with some of the responses. Twenty more that never change let every file look alike."""
    everybody = {number: STEADY[number] for number in STEADY} | file
    lines = [HEADER]
    for number, (score, shop, comment, done) in everybody.items():
        stamp = f"2026-05-01 12:{number:02}:00"
        kind, stage, submit = ("completed", "", stamp) if done else ("partial", stamp, "")
        lines.append(f"r{number},{score},{shop},{comment},{kind},2026-05-01 11:00:00,{stage},{submit},n{number},")
    return "\n".join(lines) + "\n"


STEADY: File = {
    number: (str(number % 5 + 1), SHOPS[number % 2], f"steady comment {number}", True) for number in range(20, 40)
}


def meaning(response: Response) -> Answers:
    """What the warehouse must say of a response."""
    score, shop, comment, done = response
    answers: list[tuple[str, object]] = []
    if score:
        answers.append(("csat", float(score)))
    if shop:
        answers.append(("choice", shop))
    if comment:
        answers.append(("comment", comment))
    return done and bool(answers), tuple(sorted(answers))


@dataclass
class Model:
    """Of each response the values it was given, by which batch; the last of a batch that still counts is seen."""

    chains: dict[int, list[tuple[str, Answers]]] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    sent: dict[str, str] = field(default_factory=dict)
    """The batch that stored a content last."""

    def seen(self, number: int) -> Answers | None:
        return next((value for batch, value in reversed(self.chains.get(number, [])) if batch not in self.undone), None)

    def state(self) -> dict[str, Answers]:
        found = {f"r{number}": self.seen(number) for number in self.chains}
        return {name: value for name, value in found.items() if value is not None}

    def counts(self, file: File) -> tuple[int, int, int]:
        """What a file will be: new, changed and same."""
        counted: Counter[str] = Counter()
        for number, response in (STEADY | file).items():
            seen = self.seen(number)
            counted["new" if seen is None else "same" if seen == meaning(response) else "changed"] += 1
        return counted["new"], counted["changed"], counted["same"]

    def store(self, file: File, batch: str) -> None:
        for number, response in (STEADY | file).items():
            if self.seen(number) != meaning(response):
                self.chains.setdefault(number, []).append((batch, meaning(response)))
        self.sent[content(file)] = batch

    def is_stored(self, file: File) -> bool:
        return self.sent.get(content(file), "none") not in {*self.undone, "none"}


def state(warehouse: Warehouse) -> dict[str, Answers]:
    """What the warehouse says of each response."""
    found = {
        str(response): (bool(done), [])
        for response, done in rows(warehouse, "select response_id, is_complete from survey_responses")
    }
    answers = rows(
        warehouse,
        "select response_id, role, score, text from survey_answers "
        "join survey_questions using (survey_id, question_id) where score is not null or text is not null",
    )
    for response, role, score, text in answers:
        found[str(response)][1].append((str(role), text if score is None else score))
    return {name: (done, tuple(sorted(listed))) for name, (done, listed) in found.items()}


RESPONSES = st.tuples(
    st.sampled_from(["1", "2", "3", "4", "5", ""]),
    st.sampled_from(SHOPS),
    st.sampled_from(["slow", "very friendly staff", ""]),
    st.booleans(),
)
FILES = st.dictionaries(st.integers(0, 6), RESPONSES, min_size=1, max_size=5)
ACTIONS = st.lists(
    st.one_of(st.tuples(st.just("send"), st.integers(0, 3)), st.tuples(st.just("undo"), st.integers(0, 5))),
    min_size=2,
    max_size=8,
)


@settings(NOTHING_KEPT, max_examples=5 * min(TIMES, 8))
@given(files=st.lists(FILES, min_size=4, max_size=4), actions=ACTIONS)
def test_any_order_of_sending_correcting_and_undoing_comes_to_what_the_model_says(
    empty_warehouse: Warehouse, tmp_path: Path, files: list[File], actions: list[tuple[str, int]]
) -> None:
    start = business_tables(empty_warehouse)
    model = Model()
    batches: list[str] = []
    for action, which in actions:
        if action == "send":
            file = files[which]
            expected = model.counts(file)
            outcome = upload(empty_warehouse, write(tmp_path, f"{which}.csv", content(file)))
            if model.is_stored(file):
                assert outcome.stored_before is not None
                assert outcome.stored_before.batch_id == model.sent[content(file)]
            else:
                assert outcome.stored_before is None
                assert (outcome.new, outcome.changed, outcome.same) == expected
                assert balances(outcome)
                assert outcome.batch_id is not None
                model.store(file, outcome.batch_id)
                batches.append(outcome.batch_id)
        elif batches:
            batch = batches[which % len(batches)]
            if batch not in model.undone:
                undo(empty_warehouse, batch)
                model.undone.add(batch)
        assert state(empty_warehouse) == model.state()
        assert is_sound(check_integrity(empty_warehouse))
    for batch in batches:
        if batch not in model.undone:
            undo(empty_warehouse, batch)
    assert business_tables(empty_warehouse) == start


def at_once(warehouse: Warehouse, paths: list[Path]) -> list[ImportOutcome | CrmError]:
    """Send files from as many threads, all at the same moment."""
    barrier = threading.Barrier(len(paths))
    found: list[ImportOutcome | CrmError] = []

    def send(path: Path) -> None:
        barrier.wait()
        try:
            found.append(upload(warehouse, path))
        except CrmError as error:
            found.append(error)

    threads = [threading.Thread(target=send, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(paths), "a thread ended by something that is no sentence"
    return found


@settings(NOTHING_KEPT, max_examples=3 * min(TIMES, 8))
@given(first=FILES, second=FILES)
def test_two_corrections_at_once_are_both_stored_one_after_the_other(
    empty_warehouse: Warehouse, tmp_path: Path, first: File, second: File
) -> None:
    start = business_tables(empty_warehouse)
    base = upload(empty_warehouse, write(tmp_path, "base.csv", content({})))
    paths = [write(tmp_path, "first.csv", content(first)), write(tmp_path, "second.csv", content(second))]
    outcomes = [outcome for outcome in at_once(empty_warehouse, paths) if isinstance(outcome, ImportOutcome)]
    assert len(outcomes) == 2
    assert base.batch_id is not None
    possible = []
    for order in ((first, second), (second, first)):
        model = Model()
        model.store({}, base.batch_id)
        counted = []
        for number, file in enumerate(order):
            counted.append((0, 0, 0) if model.is_stored(file) else model.counts(file))
            model.store(file, f"b{number}")
        possible.append((model.state(), sorted(counted)))
    found = sorted(
        (outcome.new, outcome.changed, outcome.same) if outcome.batch_id and not outcome.stored_before else (0, 0, 0)
        for outcome in outcomes
    )
    assert (state(empty_warehouse), found) in possible
    stored = {outcome.batch_id for outcome in outcomes if outcome.batch_id} | {base.batch_id}
    for batch in sorted(stored, key=int):
        undo(empty_warehouse, str(batch))
    assert business_tables(empty_warehouse) == start


def test_the_same_file_sent_by_eight_people_at_once_is_stored_once(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{number}.csv", content({1: ("5", "North", "fine", True)})) for number in range(8)]
    outcomes = [outcome for outcome in at_once(empty_warehouse, paths) if isinstance(outcome, ImportOutcome)]
    stored = [outcome for outcome in outcomes if outcome.stored_before is None]
    assert [outcome.new for outcome in stored] == [21]
    assert len(outcomes) == 8
    assert rows(empty_warehouse, "select count(*) from survey_responses") == [(21,)]
    assert rows(empty_warehouse, "select count(*) from surveys") == [(1,)]
    assert rows(empty_warehouse, "select count(*) from batches") == [(1,)]
