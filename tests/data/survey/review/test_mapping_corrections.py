"""What a person corrects of a proposed mapping, and what follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.reason import Reason
from data.survey.model import reasons
from data.survey.model.mapping import Question, RespondentKey, SurveyMapping
from data.survey.read.survey_file import open_survey_file
from data.survey.review.mapping_corrections import (
    add_samples,
    apply_confirmation,
    correct_question,
    is_confirmed,
    list_dimensions,
)

NPS = Question("q2", "Would you recommend us?", "nps", ("B",), scale_min=0, scale_max=10, scores=(("Never", 0.0),))


def test_nps_that_nobody_confirms_is_a_rating_on_the_same_scale() -> None:
    question = correct_question(NPS, "nps", scale=(0, 10), scores=NPS.scores)
    assert (question.role, question.scale_min, question.scale_max, question.scores) == ("rating", 0, 10, NPS.scores)
    assert correct_question(NPS, "nps", is_nps=True, scale=(0, 10)).role == "nps"


@pytest.mark.parametrize("role", ["choice", "comment", "ignore"])
def test_what_is_no_rating_keeps_neither_scale_nor_scores(role: str) -> None:
    plain = correct_question(NPS, role, dimension="reliability", item="x", scale=(0, 10), weight=3, scores=NPS.scores)
    assert (plain.role, plain.scale_min, plain.scale_max, plain.scores) == (role, None, None, ())
    assert (plain.dimension, plain.item, plain.weight) == (None, None, None)


def test_a_dimension_that_the_role_cannot_have_is_left_out() -> None:
    assert correct_question(NPS, "servqual_expectation", dimension="energy").dimension is None
    assert correct_question(NPS, "servqual_expectation", dimension="empathy").dimension == "empathy"
    assert correct_question(NPS, "rating", dimension="energy").dimension == "energy"
    assert list_dimensions("comment") == ()


def test_a_wording_that_was_emptied_stays_as_it_was() -> None:
    assert correct_question(NPS, "rating", wording="  ").wording == NPS.wording
    assert correct_question(NPS, "rating", wording=" Better ").wording == "Better"


@pytest.mark.parametrize(
    ("template", "before"), [(reasons.STORED, True), (reasons.CONFIRMED, True), (reasons.NPS, False)]
)
def test_a_tick_that_was_given_once_is_proposed_again(template: str, before: bool) -> None:
    assert is_confirmed(Question("q", "w", "nps", ("A",), reason=Reason(template))) is before


def test_the_order_of_dates_is_asked_only_where_the_file_leaves_it_open() -> None:
    people = RespondentKey("mail", "email")
    assert apply_confirmation(SurveyMapping("plain", ()), (NPS,), people, "dmy").date_order == "ymd"
    told = apply_confirmation(SurveyMapping("plain", (), date_order=""), (NPS,), people, "dmy")
    assert (told.date_order, told.people, told.questions) == ("dmy", people, (NPS,))


def test_a_map_that_was_not_proposed_from_this_file_gets_its_values_as_samples(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_text("Timestamp,How was it?\n2026-05-01 10:00:00,good\n2026-05-01 11:00:00,bad\n")
    name = open_survey_file(file).detected.columns[1].name
    mapping = SurveyMapping("plain", (Question("q1", "How was it?", "comment", (name,)),))
    assert sorted(add_samples(mapping, open_survey_file(file)).questions[0].samples) == ["bad", "good"]
