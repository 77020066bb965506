"""The grammar of values: how flags, numbers, days and moments may be spelled in a form, a file or a survey.

The patterns use only what Python's `re` and DuckDB's RE2 have in common, so `data.parsing.sql_values` builds SQL from
the same strings that the Python parsers compile.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Fault(StrEnum):
    """Why a text is no value of its kind; forms, files and surveys have a sentence for each."""

    NOT_A_FLAG = "not a flag"
    NOT_A_NUMBER = "not a number"
    AMBIGUOUS_COMMA = "ambiguous comma"
    NOT_A_DAY = "not a day"
    NO_SUCH_DAY = "no such day"
    DAY_FIRST = "day first"
    HAS_TIME_ZONE = "has time zone"
    NOT_LISTED = "not listed"


@dataclass(frozen=True)
class Conventions:
    """How a source settles what the grammar leaves open. DECISIONS.md says why the three sources differ."""

    lone_comma: Literal["refused", "thousands", "decimal"] = "refused"
    """What the comma in 1,234 is."""
    ignores_blanks: bool = False
    """Blanks between any two digits count for nothing; else only those between groups of three digits."""
    day_order: str = ""
    """mdy or dmy: the order in dates that do not begin with the year. Else such dates are refused."""
    drops_time_zone: bool = False
    """A time zone behind the clock is left out; else such a moment is refused."""


FILE_CONVENTIONS = Conventions()
FORM_CONVENTIONS = Conventions(lone_comma="thousands", ignores_blanks=True)
SURVEY_CONVENTIONS = Conventions(lone_comma="decimal", drops_time_zone=True)

# Also the ways in which survey tools tick a box, and leave it.
TRUE_WORDS = (
    *("true", "t", "yes", "y", "1", "1.0", "oui", "ja", "si", "sí", "是", "有", "对"),
    *("x", "✓", "✔", "√", "☑", "on", "selected", "checked", "chosen", "选中", "已选", "已选中"),
)
FALSE_WORDS = (
    *("false", "f", "no", "n", "0", "0.0", "non", "nein", "否", "没有", "无", "不"),
    *("off", "unselected", "not selected", "unchecked", "not checked", "not chosen", "未选", "未选中", "不选"),
)

PLAIN_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?"
# Separators are read only where they can mean one thing: 1,234.50 · 1,234,567 · 1.234,50 · 12,5 · 0,125 but not 1,234.
POINT_NUMBER = r"[+-]?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[+-]?[0-9]{1,3}(,[0-9]{3}){2,}"
COMMA_NUMBER = (
    r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[+-]?[0-9]{1,3}(\.[0-9]{3}){2,}"
    r"|[+-]?[0-9]+,([0-9]{1,2}|[0-9]{4,})|[+-]?0,[0-9]+"
)
AMBIGUOUS_NUMBER = r"[+-]?[0-9]{1,3},[0-9]{3}"
DECIMAL_COMMA_NUMBER = r"[+-]?[0-9]+,[0-9]+"
NUMBER_UNITS = {"千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8, "k": 3, "m": 6, "bn": 9}
"""The power of ten that a unit behind a number stands for."""

# In these three, the groups are what SQL puts together again.
YEAR_FIRST_DAY = r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
COMPACT_DAY = r"([12][0-9]{3})([0-9]{2})([0-9]{2})"
CLOCK = r"[ T]+([0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)"

MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MORNING_WORDS = ("am", "a.m.", "上午", "早上", "凌晨", "午前", "오전")
AFTERNOON_WORDS = ("pm", "p.m.", "下午", "晚上", "午後", "오후")
NOON_WORDS = ("中午",)
# strptime and DuckDB agree on it: 69 is 1969, and 68 is 2068.
TWO_DIGIT_YEAR_PIVOT = 69
