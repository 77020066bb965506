"""How values are written, in both languages."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pages.ui.i18n import formatting as written
from pages.ui.i18n.translation import use_language
from queries.catalog.header_checks import UNITS

SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (0, "0", "0"),
        (9_999, "9,999", "9,999"),
        (117_900, f"118{SPACE}k", "11.8万"),
        (1_234_000, f"1.2{SPACE}M", "123.4万"),
        (999_999_999, f"1.0{SPACE}B", "10.0亿"),
        (-1_234_000, f"−1.2{SPACE}M", "−123.4万"),
        (None, "—", "—"),
        (float("nan"), "—", "—"),
        (float("inf"), "—", "—"),
    ],
)
def test_large_money_is_told_as_a_person_would(value: float | None, english: str, chinese: str) -> None:
    assert written.format_money(value) == english
    with use_language("zh"):
        assert written.format_money(value) == chinese


def test_the_exact_figure_keeps_every_digit() -> None:
    assert written.format_exact(1_234_567.891, "money") == "1,234,567.89"
    assert written.format_exact(4338, "count") == "4,338"
    assert written.format_exact(0.110482, "ratio") == f"11.048{SPACE}%"


def test_a_share_has_a_space_before_its_sign_in_english_and_none_in_chinese() -> None:
    assert written.format_ratio(0.11048) == f"11.0{SPACE}%"
    with use_language("zh"):
        assert written.format_ratio(0.11048) == "11.0%"


def test_a_change_of_a_share_is_in_points_and_of_an_amount_in_percent() -> None:
    assert written.format_change(0.122, 0.11, "ratio") == f"1.2{SPACE}pt"
    assert written.format_change(115, 100, "money") == f"15.0{SPACE}%"
    assert written.format_change(50, -100, "money") == f"150.0{SPACE}%"


def test_without_a_base_there_is_no_change() -> None:
    assert written.format_change(115, 0, "money") is None
    assert written.format_change(115, None, "money") is None
    assert written.format_change(pd.NA, 3, "ratio") is None


def test_days_and_months_follow_the_language() -> None:
    assert written.format_day(date(2011, 12, 9)) == "9 Dec 2011"
    assert written.format_month(pd.Timestamp("2011-11-01")) == "Nov 2011"
    with use_language("zh"):
        assert written.format_day(date(2011, 12, 9)) == "2011年12月9日"
        assert written.format_month(pd.Timestamp("2011-11-01")) == "2011年11月"


def test_every_unit_of_the_closed_list_can_be_written() -> None:
    assert {*written.FORMATTERS, "by_row"} == set(UNITS)
    for unit in written.FORMATTERS:
        assert written.format_value(None, unit) == "—"
        assert written.format_exact(pd.NA, unit) == "—"
