"""The survey upload, from a tool's file to its answers and back, as a person goes through it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from data.survey.read.survey_file import open_survey_file
from data.survey.recognition.mapping_proposal import propose_mapping
from data.survey.review.mapping_json import dump_mapping_json
from data.warehouse import Warehouse
from pages.ui.i18n.translation import use_language
from tests.data.files import rows
from tests.pages.conftest import Visit
from tests.pages.entry.test_load import box, press, send
from tests.pages.page_text import read_errors, read_page

Small = Callable[..., Warehouse]
UPLOAD = "entry/survey_upload/page.py"
HEAD = (
    "#,How satisfied are you overall?,How likely are you to recommend us to a friend?,Your e-mail,"
    "What should we improve?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags"
)
SCORES = [(5, 10), (4, 9), (3, 6), (1, 77), *((place % 5 + 1, place % 11) for place in range(30))]
MAILS = {1: "ann@example.com", 2: "BO@example.com"}


def answers(scores: list[tuple[int, int]] = SCORES) -> str:
    """So many responses, r1, r2 …, the last of them broken off after the first question."""
    lines = [
        f"r{at},{csat},{nps if at < len(scores) else ''},{MAILS.get(at, '')},=nothing,"
        f"{'completed' if at < len(scores) else 'partial'},2026-05-01 10:00:00,,2026-05-01 10:{at:02d}:00,n{at},"
        for at, (csat, nps) in enumerate(scores, start=1)
    ]
    return "\n".join([HEAD, *lines]) + "\n"


CUSTOMERS = {
    "customers": [{"customer_id": "a"}, {"customer_id": "b"}],
    "customer_identities": [
        {"customer_id": "a", "email": "Ann@example.com"},
        {"customer_id": "b", "email": "bo@example.com"},
    ],
}


def test_a_typeform_file_is_recognised_matched_checked_and_stored_and_nothing_before(
    small_warehouse: Small, visit: Visit
) -> None:
    house = small_warehouse(**CUSTOMERS)
    app = send(visit(house, UPLOAD), answers(), "spring.csv")
    said = read_page(app)
    assert read_errors(app) == []
    assert "Export of <strong>Typeform</strong>" in said
    assert next(one.value for one in app.text_input if one.label == "Name of the survey") == "spring"
    box(app, "Match them by").set_value("email")
    app.run()
    box(app, "which stands in the column").set_value("Your e-mail")
    app.run()
    press(app, "Check spring.csv")
    assert read_errors(app) == []
    said = read_page(app)
    counted = "{} responses: {} complete, {} partial, {} rejected"
    assert counted.format(*(f"<strong>{count}</strong>" for count in (34, 32, 1, 1))) in said
    assert "<strong>2</strong> are matched to customers, <strong>31</strong> stay anonymous" in said
    assert "is outside the scale from 0 to 10" in said
    assert rows(house, "select count(*) from survey_responses") == [(0,)]
    press(app, "Store 33 responses")
    assert "Stored in the survey spring as batch 1." in read_page(app)
    stored = (
        "select response_id, customer_id, is_complete from survey_responses where response_id in ('r1', 'r2', 'r34')"
    )
    assert rows(house, f"{stored} order by 1") == [("r1", "a", True), ("r2", "b", True), ("r34", None, False)]


def uploaded(visit: Visit, warehouse: Warehouse, content: str, name: str = "spring.csv") -> AppTest:
    return send(visit(warehouse, UPLOAD), content, name)


def roles(warehouse: Warehouse) -> dict[object, object]:
    return dict(rows(warehouse, "select wording, role from survey_questions"))


GOOD = answers([(5, 10), (4, 9), (3, 6), *((place % 5 + 1, place % 11) for place in range(12))])
RECOMMEND = "How likely are you to recommend us to a friend?"


def test_nps_is_only_what_somebody_ticked_as_nps(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = uploaded(visit, empty_warehouse, GOOD)
    assert box(app, f"What “{RECOMMEND}” measures").value == "nps"
    press(press(app, "Check"), "Store")
    assert roles(empty_warehouse)[RECOMMEND] == "rating"
    app = uploaded(visit, empty_warehouse, GOOD.replace("=nothing", "more"), "autumn.csv")
    app.radio[0].set_value("new")
    box(app, f"What “{RECOMMEND}” measures").set_value("nps")
    app.run()
    next(one for one in app.checkbox if one.label.startswith("Yes, this is NPS")).check()
    app.run()
    press(press(app, "Check"), "Store")
    stored = rows(empty_warehouse, "select survey_id, role from survey_questions where question_id = 'q2' order by 1")
    assert stored == [("autumn", "nps"), ("spring", "rating")]


def test_a_question_is_corrected_or_left_out(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = uploaded(visit, empty_warehouse, GOOD)
    box(app, f"What “{RECOMMEND}” measures").set_value("ignore")
    app.run()
    press(press(app, "Check"), "Store")
    assert RECOMMEND not in roles(empty_warehouse)
    assert roles(empty_warehouse)["How satisfied are you overall?"] == "csat"


def test_the_same_file_again_says_so_and_a_corrected_one_changes_its_responses(
    empty_warehouse: Warehouse, visit: Visit
) -> None:
    press(press(uploaded(visit, empty_warehouse, GOOD), "Check"), "Store")
    again = press(uploaded(visit, empty_warehouse, GOOD), "Check")
    assert "This file is already stored, on" in read_page(again)
    assert not [button for button in again.button if button.label.startswith("Store")]
    corrected = press(uploaded(visit, empty_warehouse, GOOD.replace("r1,5,10", "r1,1,10")), "Check")
    assert "<strong>0</strong> are new, <strong>1</strong> changed, <strong>14</strong> already here" in read_page(
        corrected
    )
    changes = next(frame.value for frame in corrected.dataframe if "Old value" in frame.value.columns)
    assert changes.to_numpy().tolist() == [["How satisfied are you overall?", "5", "1", "r1"]]
    press(corrected, "Store 1 response")
    assert rows(
        empty_warehouse, "select score from survey_answers where response_id = 'r1' and question_id = 'q1'"
    ) == [(1.0,)]


def test_a_stored_survey_is_undone_on_the_history_page(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = press(press(uploaded(visit, empty_warehouse, GOOD), "Check"), "Store")
    assert "Look at batch 1, or undo it" in read_page(app)
    app.switch_page("entry/history.py").run()
    assert "Survey spring" in read_page(app)
    press(app, "Undo batch 1")
    assert "Survey responses: 15 new rows removed." in read_page(app)
    press(app, "Undo: take")
    assert "Batch 1 is undone." in read_page(app)
    assert rows(empty_warehouse, "select count(*) from surveys") == [(0,)]
    assert rows(empty_warehouse, "select count(*) from survey_answers") == [(0,)]


def test_dates_that_can_be_read_in_two_ways_are_asked_about(empty_warehouse: Warehouse, visit: Visit) -> None:
    lines = [f"{day:02d}/05/2026 10:00:00,{day % 5 + 1}" for day in range(1, 12)]
    app = uploaded(visit, empty_warehouse, "\n".join(["Timestamp,How satisfied are you?", *lines]) + "\n")
    assert "Say above whether the day or the month comes first." in read_page(app)
    next(one for one in app.radio if one.label.startswith("The dates in")).set_value("dmy")
    app.run()
    press(press(app, "Check"), "Store 11 responses")
    days = "select min(submitted_at)::date::varchar, max(submitted_at)::date::varchar from survey_responses"
    assert rows(empty_warehouse, days) == [("2026-05-01", "2026-05-11")]


def test_a_map_that_was_kept_is_used_in_place_of_the_proposal(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = uploaded(visit, empty_warehouse, GOOD)
    file = open_survey_file(app.session_state["session"].uploads["entry_survey"].file.path)
    mapping = propose_mapping(file.detected, file.profiles)
    left = tuple(replace(one, role="ignore") if one.wording == RECOMMEND else one for one in mapping.questions)
    app.file_uploader[0].upload("kept.json", dump_mapping_json(replace(mapping, questions=left)).encode())
    app.run()
    assert box(app, f"What “{RECOMMEND}” measures").value == "ignore"
    press(app, "Use the proposal again")
    assert box(app, f"What “{RECOMMEND}” measures").value == "nps"


def test_a_map_that_does_not_fit_is_told_in_the_readers_language(empty_warehouse: Warehouse, visit: Visit) -> None:
    with use_language("zh"):
        app = send(visit(empty_warehouse, UPLOAD, locale="zh-CN"), GOOD, "spring.csv")
        app.file_uploader[0].upload("kept.json", b'{"layout": "typeform", "questions": [], "colour": 1}')
        app.run()
    assert read_errors(app)[0].startswith("对应关系文件不合适：the map 中没有 colour")


def test_the_way_through_is_the_same_in_chinese(empty_warehouse: Warehouse, visit: Visit) -> None:
    with use_language("zh"):
        app = send(visit(empty_warehouse, UPLOAD, locale="zh-CN"), answers(), "春季.csv")
        press(app, "检查 春季.csv")
        assert "超出 0 到 10 的量表范围" in read_page(app)
        press(app, "保存 33 份答卷")
    assert "已存入问卷 春季，批次 1。" in read_page(app)


def test_a_survey_without_a_name_goes_no_further(empty_warehouse: Warehouse, visit: Visit) -> None:
    app = uploaded(visit, empty_warehouse, GOOD)
    app.text_input[0].set_value(" ")
    app.run()
    assert "Give the survey a name to go on." in read_page(app)
    assert not [button for button in app.button if button.label.startswith("Check")]


def test_a_file_of_several_surveys_is_stored_one_survey_at_a_time(empty_warehouse: Warehouse, visit: Visit) -> None:
    head = "survey,customer_id,answered_at,channel,question,score,text"
    lines = [
        f"{survey},c{place},2026-05-{place:02d} 10:00:00,web,How satisfied are you?,{place % 5 + 1},"
        for survey in ("Spring", "Autumn")
        for place in range(1, 13)
    ]
    app = uploaded(visit, empty_warehouse, "\n".join([head, *lines]) + "\n", "all.csv")
    assert "the long form, an answer on each row" in read_page(app)
    assert app.text_input[0].value == "Spring"
    box(app, "The file has answers to several surveys; each is stored by itself").set_value("Autumn")
    app.run()
    assert app.text_input[0].value == "Autumn"
    press(press(app, "Check"), "Store 12 responses")
    assert rows(empty_warehouse, "select name from surveys") == [("Autumn",)]


def test_a_file_of_very_many_questions_shows_them_a_page_at_a_time(empty_warehouse: Warehouse, visit: Visit) -> None:
    head = ["Timestamp", *(f"How satisfied are you with thing {place}?" for place in range(120))]
    lines = [[f"2026-05-01 10:{at:02d}:00", *(str((at + place) % 5 + 1) for place in range(120))] for at in range(20)]
    app = uploaded(visit, empty_warehouse, "\n".join(map(",".join, [head, *lines])) + "\n", "wide.csv")
    assert "<strong>120</strong> questions were found" in read_page(app)
    assert len([one for one in app.selectbox if one.label.startswith("What “")]) == 20
    app.get("pagination")[0].set_value(6)
    app.run()
    box(app, "What “How satisfied are you with thing 119?” measures").set_value("ignore")
    app.run()
    press(press(app, "Check"), "Store 20 responses")
    assert rows(empty_warehouse, "select count(*) from survey_questions") == [(119,)]
