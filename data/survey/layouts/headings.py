"""What the headings of survey files have in common, whatever tool wrote them."""

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path

from data.parsing.text_keys import build_letter_key
from data.survey.model.columns import Column, FileHead
from data.survey.text import join_wording

_NAMES_FILE = Path(__file__).with_name("names.toml")
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_DATE = r"(?:[12]\d{3}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))"
_TIMESTAMP = re.compile(rf"{_DATE}\.?(?:[,T]?\s*\d{{1,2}}:\d{{2}}.*|)", re.DOTALL)


def clean_heading(text: str) -> str:
    """A cell of the header on one line, without marks and blanks around it."""
    return " ".join(text.replace("\ufeff", "").split())


def normalize_heading(text: str) -> str:
    """A heading as names are looked up: letters and digits only, in lower case."""
    return build_letter_key(text)


@cache
def load_heading_names(layout: str) -> dict[str, str]:
    """What the tool's own columns are, by their headings as `key` writes them."""
    written = tomllib.loads(_NAMES_FILE.read_text(encoding="utf-8"))[layout]
    return {normalize_heading(name): meta for meta, listed in written.items() for name in listed}


def get_record(head: FileHead, position: int, width: int = 0) -> list[str]:
    """One record of the head, cleaned, filled up to a width; blanks where there is none."""
    cells = [clean_heading(cell) for cell in head.records[position]] if position < len(head.records) else []
    return cells + [""] * (width - len(cells))


def list_values_below(head: FileHead, header_rows: int, position: int) -> list[str]:
    """What stands in a column of the head below the header, without empty cells."""
    rows = head.records[header_rows:]
    return [cell.strip() for row in rows if position < len(row) for cell in (row[position],) if cell.strip()]


def classify_headings(head: FileHead, layout: str) -> list[str]:
    """What the columns of the first record are to this tool; '' for those that it does not name."""
    return [load_heading_names(layout).get(normalize_heading(cell), "") for cell in get_record(head, 0)]


def is_true_for_most(values: Sequence[str], test: Callable[[str], bool], share: float = 0.8) -> bool:
    """Whether that is so of most of the values, and there are any."""
    return bool(values) and sum(map(test, values)) >= share * len(values)


def is_email(value: str) -> bool:
    """The value is an e-mail address."""
    return bool(_EMAIL.fullmatch(value))


def is_timestamp(value: str) -> bool:
    """The value is a day, with or without a time."""
    return bool(_TIMESTAMP.fullmatch(value))


def split_bracketed_parts(columns: Iterable[Column]) -> list[Column]:
    """`Question [Row]` taken apart where neighbours have the same question: one alone may be wording."""
    result: list[Column] = []
    for (stem, *_), run in groupby(
        columns, lambda column: (_split_trailing_bracket(column.question)[0], column.code, column.meta)
    ):
        members = list(run)
        if stem and len(members) > 1:
            result += [replace(one, question=stem, part=_split_trailing_bracket(one.question)[1]) for one in members]
        else:
            result += members
    return result


def _split_trailing_bracket(question: str) -> tuple[str, str]:
    """What stands before the bracket that the heading ends with, and what is in it; brackets may hold brackets."""
    depth = 0
    for at in range(len(question) - 1, -1, -1):
        depth += (question[at] in "]］") - (question[at] in "[［")
        if depth == 0:
            break
    else:
        return "", ""
    return (question[:at].strip(), question[at + 1 : -1].strip()) if question[at] in "[［" else ("", "")


def split_common_question(texts: Sequence[str], separators: Sequence[str]) -> tuple[str, list[str]] | None:
    """The question that several headings begin with, and the rest of each behind a separator."""
    common = os.path.commonprefix(list(texts))
    ends = [(common.rfind(mark), mark) for mark in separators if common.rfind(mark) > 0]
    if len(texts) < 2 or not ends:
        return None
    end, mark = max(ends)
    parts = [text[end + len(mark) :].strip() for text in texts]
    if mark in "(（":
        if not all(part.endswith((")", "）")) for part in parts):
            return None
        parts = [part[:-1].strip() for part in parts]
    return common[:end].strip(), parts


def name_columns(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with names that are there and differ, in their places."""
    result: list[Column] = []
    taken: set[str] = set()
    for position, column in enumerate(columns):
        base = name = column.name or join_wording(column.question, column.part) or f"column {position + 1}"
        count = 1
        while name in taken:
            count += 1
            name = f"{base} ({count})"
        taken.add(name)
        result.append(replace(column, position=position, name=name))
    return tuple(result)
