"""Whatever table comes, it is recognised and proposed for without an error, and no column is lost."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from data.schema.value_lists import QUESTION_ROLES
from data.survey.model.columns import META
from tests.data.survey.tables import detect, proposed

HEADINGS = some.sampled_from(
    [
        "",
        "ID",
        "id",
        "#",
        "submitdate",
        "lastpage",
        "Respondent ID",
        "Start Date",
        "StartDate",
        "Finished",
        "ResponseId",
    ]
    + [
        "Timestamp",
        "Start time",
        "Completion time",
        "序号",
        "提交答卷时间",
        "编号",
        "开始答题时间",
        "survey",
        "question",
        "score",
    ]
    + [
        "Response",
        "Other (please specify)",
        "1、题目—行",
        "3(选项)",
        "1.题目:行",
        "Q[SQ001]",
        "Q[other]",
        "Q1_1",
        "Q1_1_TEXT",
    ]
    + [
        "Rate us [A]",
        "Rate us [B]",
        "Submit Date (UTC)",
        "Network ID",
        "How satisfied?",
        "Recommend us?",
        "If we had no it?",
    ]
    + ['{"ImportId":"QID1"}', "Expectation: staff", "Ours: staff", "How important is staff?"]
)
CELLS = some.one_of(
    HEADINGS,
    some.sampled_from(
        ["5", "4", "1", "0", "10", "-3", "A5", "Y", "Yes", "No", "Agree", "非常满意", "一般", "(跳过)", "N/A"]
    ),
    some.sampled_from(["a;b", "a, b", "b", "★★★", "5 - Good", "I like it", "dislike", "2026-05-01 12:00", "x@y.org"]),
    some.text(max_size=12),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    headers=some.lists(some.lists(HEADINGS | some.text(max_size=8), max_size=8), max_size=3),
    rows=some.lists(some.lists(CELLS, max_size=9), max_size=12),
)
def test_every_column_is_in_one_question_or_a_column_of_its_own_kind(
    headers: list[list[str]], rows: list[list[str]]
) -> None:
    records = [*headers, *rows]
    recognised = detect(records)
    mapping = proposed(records)
    asked = Counter(name for one in mapping.questions for name in one.columns)
    names = [column.name for column in recognised.columns]
    assert len(set(names)) == len(names)
    assert asked == Counter(column.name for column in recognised.columns if not column.meta)
    assert {column.meta for column in recognised.columns} <= {"", *META}
    assert len({one.question_id for one in mapping.questions}) == len(mapping.questions)
    for one in mapping.questions:
        assert one.question_id
        assert one.role in (*QUESTION_ROLES, "ignore")
        assert str(one.reason)
        assert (one.scale_min is None) == (one.role in ("choice", "comment", "ignore"))
        if one.scale_min is not None and one.scale_max is not None:
            assert all(one.scale_min <= score <= one.scale_max for _, score in one.scores)
        assert not one.options or one.role == "choice"
        assert len(one.columns) == 1 or len(one.columns) == len(one.options)
