"""What a cell says as the answer to its question."""

from __future__ import annotations

from data.survey.checks.answer_parsing import Answer, AnswerParser
from data.survey.model.mapping import Question, SurveyMapping


def reader(**told: object) -> AnswerParser:
    asked = Question("q1", "Why us?", "choice", ("c",), **told)  # type: ignore[arg-type]
    return AnswerParser(SurveyMapping("wenjuanxing", (asked,), skipped=("(跳过)",)), asked)


def test_what_was_typed_beside_an_option_is_its_text_and_not_another_option() -> None:
    found = reader(delimiter="┋").parse("味道好┋其他〖朋友介绍〗")
    assert found == (Answer("味道好", None, "味道好"), Answer("其他", None, "朋友介绍"))


def test_an_option_that_stands_twice_in_a_cell_is_chosen_once() -> None:
    assert reader(delimiter="┋").parse("其他〖一〗┋其他〖二〗") == (Answer("其他", None, "二"),)


def test_a_skipped_question_has_no_answer() -> None:
    assert reader(delimiter="┋").parse("(跳过)") == ()
