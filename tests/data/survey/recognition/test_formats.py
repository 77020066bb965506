"""The fourteen files that came with the project are proposed right without a hand on them."""

from __future__ import annotations

import pytest

from data.survey.model.mapping import FlagColumn, SurveyMapping
from tests.data.survey.tables import FORMATS, detect, proposed, read

ENGLISH = (
    "How satisfied are you with our service overall?",
    "How likely is it that you would recommend us to a friend or colleague?",
    ("Delivery was on time", "Staff were helpful", "Price was fair"),
    "What should we improve?",
)
CHINESE = (
    "您对我们的服务总体满意吗？",
    "您向朋友或同事推荐我们的可能性有多大？",
    ("按时送达", "员工乐于助人", "价格合理"),
    "您希望我们改进什么？",
)
CODES = ("CSAT", "NPS", ("SQ001", "SQ002", "SQ003"), "IMPROVE")
SHOPS = ("Web shop", "Store", "Phone", "App")
SHOPS_ZH = ("网店", "门店", "电话", "手机应用")
CODED = ("SQ001", "SQ002", "SQ003", "SQ004")

# file: layout, header rows, wordings, options by columns, delimiter of options in a cell
FILES = {
    "surveymonkey_expanded.csv": ("surveymonkey", 2, ENGLISH, SHOPS, ""),
    "surveymonkey_condensed.csv": ("surveymonkey", 2, ENGLISH, (), ", "),
    "qualtrics_text.csv": ("qualtrics", 3, ENGLISH, (), ","),
    "qualtrics_numeric.csv": ("qualtrics", 3, ENGLISH, (), ","),
    "google_forms.csv": ("google", 1, ENGLISH, (), ";"),
    "google_sheets_zh.csv": ("google", 1, CHINESE, (), ", "),
    "limesurvey_codes.csv": ("limesurvey", 1, CODES, CODED, ""),
    "limesurvey_semicolon_full_text.csv": ("limesurvey", 1, ENGLISH, SHOPS, ""),
    "typeform.csv": ("typeform", 1, ENGLISH, SHOPS, ""),
    "wenjuanxing_text_gbk.csv": ("wenjuanxing", 1, CHINESE, (), "┋"),
    "wenjuanxing_number_gbk.csv": ("wenjuanxing", 1, CHINESE, SHOPS_ZH, ""),
    "tencent_wj.csv": ("tencent", 1, CHINESE, SHOPS_ZH, ""),
    "microsoft_forms.xlsx": ("microsoft", 1, ENGLISH, (), ";"),
    "microsoft_forms_zh.xlsx": ("microsoft", 1, CHINESE, (), ";"),
}
# file: number, moments, order of dates, what says that it is complete, channel, addresses
RESPONSES = {
    "surveymonkey": ("Respondent ID", ("End Date", "Start Date"), "mdy", None, None, ("Email Address", "IP Address")),
    "qualtrics": (
        "ResponseId",
        ("RecordedDate", "EndDate", "StartDate"),
        "ymd",
        "Finished",
        "DistributionChannel",
        ("RecipientEmail", "IPAddress"),
    ),
    "typeform": (
        "#",
        ("Submit Date (UTC)", "Stage Date (UTC)", "Start Date (UTC)"),
        "ymd",
        "Response Type",
        None,
        ("Network ID",),
    ),
    "wenjuanxing": ("序号", ("提交答卷时间",), "ymd", None, "来源", ("来自IP",)),
    "tencent": ("编号", ("结束答题时间", "开始答题时间"), "ymd", None, None, ()),
}


def _mapping(name: str) -> SurveyMapping:
    return proposed(read(FORMATS / name))


@pytest.mark.parametrize("name", FILES)
def test_the_layout_is_recognised_by_its_header(name: str) -> None:
    layout, header_rows, *_ = FILES[name]
    recognised = detect(read(FORMATS / name))
    assert (recognised.layout, recognised.header_rows) == (layout, header_rows)


@pytest.mark.parametrize("name", FILES)
def test_each_question_has_its_role_scale_and_wording(name: str) -> None:
    _, _, (csat, nps, parts, comment), options, delimiter = FILES[name]
    questions = _mapping(name).questions
    assert [one.role for one in questions] == ["csat", "nps", "choice", "rating", "rating", "rating", "comment"]
    assert [one.wording for one in questions[:2]] == [csat, nps]
    assert questions[-1].wording == comment
    assert [(one.scale_min, one.scale_max) for one in questions[:2]] == [(1, 5), (0, 10)]
    for part, row in zip(parts, questions[3:6], strict=True):
        assert row.wording.endswith(part)
        assert (row.scale_min, row.scale_max) == (1, 5)
    assert (questions[2].options, questions[2].delimiter) == (options, delimiter)
    assert len(questions[2].columns) == max(1, len(options))


@pytest.mark.parametrize("name", FILES)
def test_each_proposal_says_why_and_shows_answers(name: str) -> None:
    for one in _mapping(name).questions:
        assert str(one.reason)
        assert one.samples


@pytest.mark.parametrize("name", FILES)
def test_words_have_the_scores_that_their_order_gives(name: str) -> None:
    for one in _mapping(name).questions:
        scores = {text.casefold(): score for text, score in one.scores}
        for label, score in (
            ("very satisfied", 5),
            ("neither satisfied nor dissatisfied", 3),
            ("strongly disagree", 1),
            ("disagree", 2),
            ("非常满意", 5),
            ("一般", 3),
            ("非常不同意", 1),
            ("a5", 5),
        ):
            assert scores.get(label, score) == score


@pytest.mark.parametrize(("layout", "expected"), RESPONSES.items())
def test_number_moment_and_end_of_a_response_are_found(layout: str, expected: tuple[object, ...]) -> None:
    for name, (own, *_) in FILES.items():
        if own == layout:
            mapping = _mapping(name)
            told = mapping.finished.column if mapping.finished else None
            assert (
                mapping.response_id,
                mapping.submitted_at,
                mapping.date_order,
                told,
                mapping.channel,
                mapping.address,
            ) == expected


def test_a_form_without_numbers_has_its_stamp_and_address() -> None:
    mapping = _mapping("google_forms.csv")
    assert (mapping.response_id, mapping.submitted_at, mapping.address) == (None, ("Timestamp",), ("Username",))


def test_limesurvey_is_complete_where_it_was_sent() -> None:
    codes, texts = _mapping("limesurvey_codes.csv"), _mapping("limesurvey_semicolon_full_text.csv")
    assert codes.finished == FlagColumn("submitdate")
    assert codes.submitted_at == ("submitdate", "datestamp", "startdate")
    assert texts.finished == FlagColumn("Date submitted")
    assert texts.submitted_at == ("Date submitted", "Date last action", "Date started")


@pytest.mark.parametrize(("name", "test"), [("qualtrics_text.csv", "Survey Preview"), ("qualtrics_numeric.csv", "1")])
def test_previews_of_qualtrics_are_left_out(name: str, test: str) -> None:
    left_out = _mapping(name).left_out
    assert left_out is not None
    assert left_out.column == "Status"
    assert test in left_out.among
    assert not {"IP Address", "0"} & set(left_out.among)


def test_skipped_answers_of_wenjuanxing_are_none_and_codes_only_where_there_are_codes() -> None:
    assert _mapping("wenjuanxing_text_gbk.csv").skipped == ("(跳过)", "(空)", "（跳过）", "（空）")
    assert {"-3", "-2"} < set(_mapping("wenjuanxing_number_gbk.csv").skipped)


def test_nothing_of_the_score_that_the_tool_adds_up_is_a_question() -> None:
    assert "总分" not in {name for one in _mapping("wenjuanxing_text_gbk.csv").questions for name in one.columns}
    assert "Q2_NPS_GROUP" not in {name for one in _mapping("qualtrics_text.csv").questions for name in one.columns}
