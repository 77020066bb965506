"""What a warehouse holds of a survey beside what the file says, difference by difference."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from data.warehouse import Warehouse
from tests.data.files import rows
from tests.data.survey.exports.truth import OTHER, Expected, Truth, options

QUESTIONS = """
select question_id, wording, role, item, scale_min, scale_max from survey_questions
where survey_id = :survey order by position, question_id
"""
ANSWERS = """
select question_id, is_complete, option, score, text
from survey_answers join survey_responses using (survey_id, response_id)
where survey_id = :survey and (score is not null or text is not null)
"""
ENOUGH = 60
"""Of so many answers both ends of a scale are among them."""


@dataclass(frozen=True)
class Stored:
    """A question of the warehouse with its answers: is_complete, option, score and text of each."""

    question_id: str
    wording: str
    role: str
    item: str | None
    scale: tuple[float | None, float | None]
    answers: tuple[tuple[bool, str, float | None, str | None], ...]

    def of(self, is_complete: bool) -> list[tuple[bool, str, float | None, str | None]]:
        return [answer for answer in self.answers if answer[0] == is_complete]


def differences(warehouse: Warehouse, survey: str, truth: Truth) -> list[str]:
    """Everything in which the warehouse is not what the file says; none is as it should be."""
    found = _responses(warehouse, survey, truth)
    stored = _stored(warehouse, survey)
    place = 0
    items: dict[str, set[str | None]] = {}
    for one in stored:
        while (
            place < len(truth.expected) and truth.expected[place].is_optional and not _fits(one, truth.expected[place])
        ):
            place += 1
        if place == len(truth.expected):
            found.append(f"question {one.question_id} {one.wording!r} ({one.role}) is not in the file")
            continue
        expected = truth.expected[place]
        place += 1
        if not expected.is_optional:
            found += _compared(one, expected, truth)
        if expected.pair:
            items.setdefault(expected.pair, set()).add(one.item)
    for missing in truth.expected[place:]:
        if not missing.is_optional:
            found.append(f"question {missing.names} ({', '.join(missing.roles)}) is missing")
    for pair, named in items.items():
        if len(named) != 1 or None in named:
            found.append(f"{pair} is paired by {named}")
    if len({next(iter(named)) for named in items.values()}) != len(items):
        found.append(f"several pairs have one item: {items}")
    return found


def _responses(warehouse: Warehouse, survey: str, truth: Truth) -> list[str]:
    frame = warehouse.read(
        "select response_id, is_complete, submitted_at from survey_responses where survey_id = :survey",
        {"survey": survey},
    )
    found = []
    for is_complete, expected in ((True, truth.complete), (False, truth.partial)):
        part = frame[frame.is_complete == is_complete]
        name = "complete" if is_complete else "partial"
        if len(part) != len(expected):
            found.append(f"{name}: {len(part)} and not {len(expected)}")
        if truth.ids is not None and set(part.response_id) != {truth.ids[number] for number in expected}:
            found.append(f"{name}: the numbers of the responses are not the tool's")
    stamps = frame[frame.is_complete].submitted_at
    span = (None, None) if stamps.isna().all() else (stamps.min().to_pydatetime(), stamps.max().to_pydatetime())
    if span != (truth.first, truth.last):
        found.append(f"submitted from {span[0]} to {span[1]}, and not from {truth.first} to {truth.last}")
    return found


def _stored(warehouse: Warehouse, survey: str) -> list[Stored]:
    answers: dict[str, list[tuple[bool, str, float | None, str | None]]] = {}
    for question, is_complete, option, score, text in rows(warehouse, ANSWERS, survey=survey):
        answers.setdefault(str(question), []).append((is_complete, option, score, text))  # type: ignore[arg-type]
    return [
        Stored(str(question), str(wording), str(role), item, (low, high), tuple(answers.get(str(question), [])))  # type: ignore[arg-type]
        for question, wording, role, item, low, high in rows(warehouse, QUESTIONS, survey=survey)
    ]


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def _fits(stored: Stored, expected: Expected) -> bool:
    return stored.role in expected.roles and all(_plain(name) in _plain(stored.wording) for name in expected.names)


def _compared(stored: Stored, expected: Expected, truth: Truth) -> list[str]:
    name = f"{stored.question_id} {stored.wording[:60]!r} ({stored.role})"
    found = []
    for wanted in expected.names:
        if _plain(wanted) not in _plain(stored.wording):
            found.append(f"{name}: the wording lacks {wanted!r}")
    if stored.role not in expected.roles:
        found.append(f"{name}: the role is not {' or '.join(expected.roles)}")
        return found
    for is_complete, numbers in ((True, set(truth.complete)), (False, set(truth.partial))):
        here = stored.of(is_complete)
        which = "complete" if is_complete else "partial"
        if expected.kind == "scores":
            is_number = [score for _, _, score, _ in here]
            want = Counter(value for number, value in expected.answers.items() if number in numbers)
            if stored.role == "choice":
                is_number = [_number(text) for *_, text in here]
            if Counter(is_number) != want:
                found.append(f"{name}, {which}: scores {_sorted(Counter(is_number))}, not {_sorted(want)}")
        elif expected.kind == "options":
            want_options = options(expected, numbers)
            got: Counter[str] = Counter()
            for _, option, _, text in here:
                label = option or text or ""
                got[OTHER if label in expected.free else label] += 1
            if not expected.counts_other:
                del got[OTHER]
            if got != want_options:
                found.append(f"{name}, {which}: options {_sorted(got)}, not {_sorted(want_options)}")
        else:
            want_count = len(numbers & expected.answers.keys())
            if len(here) != want_count:
                found.append(f"{name}, {which}: {len(here)} answers, not {want_count}")
    done = expected.answers.keys() & set(truth.complete)
    if expected.kind == "scores" and stored.role != "choice" and len(done) >= ENOUGH and stored.scale != expected.scale:
        found.append(f"{name}: the scale is {stored.scale} and not {expected.scale}")
    return found


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _sorted(counted: Counter) -> dict[object, int]:  # type: ignore[type-arg]
    return dict(sorted(counted.items(), key=lambda pair: str(pair[0])))
