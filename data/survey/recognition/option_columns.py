"""A column for one option: the ways in which it says that the option was chosen, or not."""

import re
from collections.abc import Mapping, Sequence

from data.parsing.typed_values import parse_flag
from data.survey.model.columns import Column
from data.survey.text import normalize_label, parse_number

# The last option, where the respondent writes what is missing.
_OTHER_OPTION = re.compile(
    r"\W*(?:others?|another|autre|otro|andere|sonstige|其他|其它)(?![a-z]).*"
    r"|.*(?:please specify|请注明|请说明|请填写)\W*",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT_BOX = re.compile(r".*(?:_TEXT|\[?comment\]?| - Text)|.*(?:评论|备注)", re.IGNORECASE | re.DOTALL)


def is_other_option(label: str) -> bool:
    """The option under which respondents write something of their own."""
    return bool(_OTHER_OPTION.fullmatch(label))


def is_comment_box(column: Column) -> bool:
    """A box for own words beside a question or an option."""
    return bool(_COMMENT_BOX.fullmatch(column.name) or _COMMENT_BOX.fullmatch(column.part))


def has_only_own_label(column: Column, counts: Mapping[str, int]) -> bool:
    """There is nothing in the column but the option's own label."""
    label = normalize_label(column.part or column.question)
    return bool(counts) and bool(label) and all(normalize_label(value) == label for value in counts)


def is_option_column(column: Column, counts: Mapping[str, int], has_codes: bool) -> bool:
    """The column may say whether an option was chosen: its label, yes and no, one code; or nobody chose it."""
    if all(map(parse_flag, counts)) or has_only_own_label(column, counts):
        return True
    values = {value.casefold() for value in counts}
    return has_codes and len(values) == 1 and (parse_number(next(iter(values))) or 0.5) % 1 == 0


def has_only_binary_values(columns: Sequence[Column], answers: Mapping[int, Mapping[str, int]]) -> bool:
    """All there is are ones and zeros, which may be points too."""
    return {value for column in columns for value in answers[column.position]} <= {"0", "1", "0.0", "1.0"}
