"""Survey files read by a small reader of the tests' own, and tables written out in a test."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from python_calamine import CalamineWorkbook

from data.survey.layouts import detect_layout
from data.survey.model.columns import ColumnProfile, DetectedLayout, FileHead
from data.survey.model.mapping import Question, SurveyMapping
from data.survey.recognition.mapping_proposal import propose_mapping
from data.survey.recognition.prior_knowledge import PriorKnowledge

FORMATS = Path(__file__).with_name("formats")
Records = Sequence[Sequence[str]]


def read(path: Path) -> list[list[str]]:
    """All records of a file as text."""
    if path.suffix == ".xlsx":
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        return [[_text(value) for value in row] for row in sheet.to_python()]
    text = path.read_bytes().decode("gb18030" if "gbk" in path.name else "utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if "semicolon" in path.name else ","))


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def head(records: Records, most: int = 40) -> FileHead:
    return FileHead(tuple(tuple(record) for record in islice(records, most)))


def detect(records: Records) -> DetectedLayout:
    return detect_layout(head(records))


def profile(values: Sequence[str]) -> ColumnProfile:
    """What stands in a column, as the staged rows would say it."""
    filled = [value.strip() for value in values if value.strip()]
    counts = Counter(filled)
    return ColumnProfile(
        filled=len(filled),
        distinct=len(counts),
        values=tuple(counts.most_common(200)),
        longest=max(map(len, filled), default=0),
        has_breaks=any("\n" in value for value in filled),
    )


def proposed(records: Records, known: PriorKnowledge | None = None) -> SurveyMapping:
    layout = detect(records)
    rows = records[layout.header_rows :]
    profiles = [
        profile([row[column.position] if column.position < len(row) else "" for row in rows])
        for column in layout.columns
    ]
    return propose_mapping(layout, profiles, known)


def table(headers: Records, columns: Sequence[Sequence[str]], rows: int = 60) -> list[list[str]]:
    """A table with the answers of each column taken in turn, over and over."""
    return [*map(list, headers), *[[values[at % len(values)] for values in columns] for at in range(rows)]]


def by_column(mapping: SurveyMapping) -> dict[str, Question]:
    return {question.columns[0]: question for question in mapping.questions}


def question(
    wording: str, answers: Sequence[str], rows: int = 60, among: Sequence[tuple[str, Sequence[str]]] = ()
) -> Question:
    """What is proposed for one question of a Google form, beside others where they are given."""
    others = list(among)
    headers = [["Timestamp", wording, *(other for other, _ in others)]]
    stamps = [f"2026/05/{day:02} 12:10:04" for day in range(1, 29)]
    mapping = proposed(table(headers, [stamps, answers, *(values for _, values in others)], rows))
    assert mapping.layout == "google"
    return by_column(mapping)[wording]
