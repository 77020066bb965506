"""What was stored or confirmed before is proposed again."""

from __future__ import annotations

from dataclasses import replace

from data.survey.model.mapping import Question, RespondentKey, SurveyMapping
from data.survey.recognition.prior_knowledge import PriorKnowledge
from tests.data.survey.tables import proposed, table

STAMPS = [f"2026/05/{day:02} 12:10:04" for day in range(1, 29)]
FIVE = ["5", "4", "3", "2", "1"]
AGREE = ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"]


def _file(*asked: tuple[str, list[str]]) -> list[list[str]]:
    return table([["Timestamp", *(wording for wording, _ in asked)]], [STAMPS, *(values for _, values in asked)])


def _stored(question_id: str, wording: str, role: str, low: float | None = 1, high: float | None = 5) -> Question:
    return Question(question_id, wording, role, (), scale_min=low, scale_max=high)


def test_a_stored_question_is_found_by_its_wording_wherever_it_stands_now() -> None:
    stored = replace(_stored("mood", "How was it?", "csat"), dimension="empathy", item="mood", weight=2.0)
    mapping = proposed(_file(("Where?", ["Here", "There"]), ("2. how was IT ?", FIVE)), PriorKnowledge((stored,)))
    found = mapping.questions[1]
    assert (found.question_id, found.role, found.dimension, found.item, found.weight) == (
        "mood",
        "csat",
        "empathy",
        "mood",
        2,
    )
    assert str(found.reason) == "As stored before, by the same wording."
    assert found.columns == ("2. how was IT ?",)


def test_a_new_question_does_not_take_the_id_of_a_stored_one() -> None:
    stored = (_stored("q1", "How was it?", "rating"), _stored("q2", "And the food?", "rating"))
    mapping = proposed(
        _file(("Something new?", FIVE), ("How was it?", FIVE), ("And the food?", FIVE)), PriorKnowledge(stored)
    )
    assert [one.question_id for one in mapping.questions] == ["q1_2", "q1", "q2"]


def test_codes_find_their_question_where_there_is_no_wording() -> None:
    stored = (_stored("OSAT", "How satisfied are you?", "rating", 1, 7), _stored("AGR_SQ002", "Staff", "rating"))
    headers = [["id", "submitdate", "lastpage", "OSAT", "AGR[SQ001]", "AGR[SQ002]"]]
    mapping = proposed(
        table(headers, [["1", "2"], STAMPS, ["3"], FIVE, ["A1", "A5"], ["A1", "A5"]]), PriorKnowledge(stored)
    )
    assert [(one.question_id, one.role, one.scale_max) for one in mapping.questions] == [
        ("OSAT", "rating", 7),
        ("AGR_SQ001", "rating", 5),
        ("AGR_SQ002", "rating", 5),
    ]
    assert str(mapping.questions[0].reason) == "As stored before, by the same code OSAT."


def test_a_place_in_a_file_is_no_code() -> None:
    stored = (_stored("q1", "How was it?", "rating"),)
    mapping = proposed(_file(("Why did you come?", ["To eat", "To sleep"])), PriorKnowledge(stored))
    assert [(one.question_id, one.role) for one in mapping.questions] == [("q1_2", "choice")]


def test_a_confirmed_recommendation_stays_what_it_was_confirmed_as() -> None:
    wording = "How likely are you to recommend us?"
    records = _file((wording, [str(at) for at in range(11)]))
    assert proposed(records).questions[0].role == "nps"
    assert proposed(records, PriorKnowledge((_stored("q1", wording, "rating", 0, 10),))).questions[0].role == "rating"


def test_words_on_another_scale_are_another_question() -> None:
    stored = (_stored("q1", "Staff were kind", "rating", 1, 7),)
    found = proposed(_file(("Staff were kind", AGREE)), PriorKnowledge(stored)).questions[0]
    assert (found.question_id, found.scale_max) == ("q1_2", 5)


def test_the_mapping_of_the_same_layout_wins_over_everything() -> None:
    records = _file(("How was it?", FIVE), ("Where?", ["Here", "There"]))
    asked = Question("mood", "Our own words", "csat", ("How was it?",), scale_min=1, scale_max=5)
    ignored = Question("where", "Where?", "ignore", ("Where?",))
    remembered = SurveyMapping(
        "google", (asked, ignored), submitted_at=("Timestamp",), people=RespondentKey("Where?", "customer_id")
    )
    mapping = proposed(records, PriorKnowledge((_stored("q7", "How was it?", "rating"),), remembered))
    assert mapping == remembered
    assert [str(one.reason) for one in mapping.questions] == ["As it was confirmed for this layout."] * 2


def test_a_remembered_mapping_that_calls_a_missing_column_is_no_help() -> None:
    remembered = SurveyMapping("google", (Question("q1", "Gone", "comment", ("Gone",)),))
    assert [
        one.wording for one in proposed(_file(("How was it?", FIVE)), PriorKnowledge((), remembered)).questions
    ] == ["How was it?"]


def test_people_are_handed_on() -> None:
    people = RespondentKey("Where?", "customer_id")
    assert proposed(_file(("Where?", ["Here"])), PriorKnowledge(people=people)).people == people
    assert proposed(_file(("Where?", ["Here"]))).people is None
