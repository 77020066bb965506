"""The export files of nine tools into the warehouse and back: figures, corrections, people, rejected rows, undo."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data.__main__ import main
from data.errors import IntakeError
from data.ledger.undo import undo
from data.survey.model.mapping import RespondentKey, SurveyMapping
from data.survey.model.outcome import ImportOutcome, ImportStep, SurveyTarget
from data.survey.read.survey_file import open_survey_file
from data.survey.recognition.mapping_proposal import propose_mapping
from data.survey.review.mapping_json import dump_mapping_json, parse_mapping_json
from data.survey.review.stored_surveys import load_prior_knowledge, load_surveys
from data.survey.store.survey_import import import_survey_file
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.files import rows, write
from tests.data.survey.tables import FORMATS
from tests.data.survey.uploads import balances, business_tables, upload
from tests.rows import fill

EXPECTED = json.loads((FORMATS / "expected.json").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in FORMATS.iterdir() if path.suffix != ".json")
ROWS = ("Delivery was on time", "Staff were helpful", "Price was fair")
# Some exports name options and rows by their codes, others are in Chinese: then the order tells.
CHANNELS = ("Web shop", "Store", "Phone", "App")
OTHER_CHANNELS = {
    **dict(zip(("网店", "门店", "电话", "手机应用"), CHANNELS, strict=True)),
    **dict(zip(("SQ001", "SQ002", "SQ003", "SQ004"), CHANNELS, strict=True)),
    **dict(zip("1234", CHANNELS, strict=True)),
}


def figures(warehouse: Warehouse, survey: str) -> dict[str, object]:
    """What expected.json says, recounted from the stored rows."""
    found = warehouse.read(
        "select role, question_id, position, option, score, text from survey_answers "
        "join survey_questions using (survey_id, question_id) join survey_responses using (survey_id, response_id) "
        "where survey_id = :survey and is_complete and (score is not null or text is not null) order by position",
        {"survey": survey},
    )
    by_role = {str(role): part for role, part in found.groupby("role")}
    csat, nps = by_role["csat"]["score"], by_role["nps"]["score"]
    matrix = by_role["rating"].groupby("position")["score"].mean()
    promoters, detractors = int((nps >= 9).sum()), int((nps <= 6).sum())
    option_counts = by_role["choice"]["option"].map(lambda option: OTHER_CHANNELS.get(option, option)).value_counts()
    complete = warehouse.read(
        "select count(*) from survey_responses where survey_id = :survey and is_complete", {"survey": survey}
    )
    return {
        "responses": int(complete.iat[0, 0]),
        "csat": {
            "n": len(csat),
            "mean": round(float(csat.mean()), 6),
            "top2": round(float((csat >= 4).mean()), 6),
            "counts": {str(score): int((csat == score).sum()) for score in range(1, 6)},
        },
        "nps": {
            "n": len(nps),
            "promoters": promoters,
            "passives": len(nps) - promoters - detractors,
            "detractors": detractors,
            "score": round(100 * (promoters - detractors) / len(nps), 6),
        },
        "channels": {channel: int(option_counts[channel]) for channel in CHANNELS},
        "matrix_means": {row: round(float(mean), 6) for row, mean in zip(ROWS, matrix, strict=True)},
        "comments": len(by_role["comment"]),
    }


Terminal = Callable[..., tuple[int, str, str]]


@pytest.fixture
def terminal(empty_warehouse: Warehouse, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Runs a command and gives its exit code, standard output and standard error."""

    def run(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([*map(str, words), "--url", empty_warehouse.url])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.mark.parametrize("name", FILES)
def test_each_export_comes_to_the_expected_figures_from_the_command_line(
    empty_warehouse: Warehouse, terminal: Terminal, name: str
) -> None:
    code, out, err = terminal("survey", FORMATS / name, "--survey", "Spring 2026", "--format", "json")
    told = json.loads(out)
    unfinished = int(name in EXPECTED["unfinished_present_in"])
    previews = EXPECTED["previews"]["rows"] if name in EXPECTED["previews"]["files"] else 0
    assert (code, err) == (0, "")
    assert {name: told[name] for name in ("survey_id", "batch_id", "complete", "partial", "left_out", "rejected")} == {
        "survey_id": "spring-2026",
        "batch_id": "1",
        "complete": 23,
        "partial": unfinished,
        "left_out": previews,
        "rejected": 0,
    }
    assert (told["new"], told["changed"], told["same"], told["unmatched"]) == (
        *[23 + unfinished, 0, 0],
        23 + unfinished,
    )
    assert figures(empty_warehouse, "spring-2026") == EXPECTED["complete"]
    assert is_sound(check_integrity(empty_warehouse))


HEADER = "#,How satisfied are you with us overall?,Which shop?,Comment,"
HEADER += "Start Date (UTC),Submit Date (UTC),Network ID\n"


def sheet(*lines: str) -> str:
    return HEADER + "".join(
        f"{line},2026-05-0{at % 9 + 1} 09:58:00,2026-05-0{at % 9 + 1} 10:00:00,n\n" for at, line in enumerate(lines)
    )


def test_sent_again_nothing_happens_and_a_correction_changes_only_its_own_and_all_of_it_is_undone(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    before = business_tables(empty_warehouse)
    content = (FORMATS / "typeform.csv").read_text(encoding="utf-8")
    first = upload(empty_warehouse, write(tmp_path, "first.csv", content))
    assert (first.new, first.complete, first.partial, first.answers) == (24, 23, 1, 170)
    once = business_tables(empty_warehouse)
    again = upload(empty_warehouse, write(tmp_path, "again.csv", content))
    assert again.stored_before is not None
    assert (again.stored_before.batch_id, again.new, again.changed, again.rows_in) == ("1", 0, 0, 0)
    assert business_tables(empty_warehouse) == once
    changed = content.replace('5,9,,,,App,4,5,5,"Too many e-mails, please stop"', "4,9,Web shop,,,,4,5,5,")
    assert changed != content
    second = upload(empty_warehouse, write(tmp_path, "second.csv", changed))
    assert (second.new, second.changed, second.same, second.changed_cells) == (0, 1, 23, 4)
    assert [(change.column, change.old, change.new) for change in second.changes] == [
        ("How satisfied are you with our service overall?", "5", "4"),
        ("Web shop / Store / Phone / App – App", "App", None),
        ("Web shop / Store / Phone / App – Web shop", None, "Web shop"),
        ("What should we improve?", "Too many e-mails, please stop", None),
    ]
    assert len({change.key for change in second.changes}) == 1
    undone = undo(empty_warehouse, "2")
    assert (undone.edited_since, undone.still_needed, undone.unrestorable) == (0, 0, 0)
    assert undone.by_table["survey_responses"].restored == 1
    assert business_tables(empty_warehouse) == once
    gone = undo(empty_warehouse, "1")
    assert {name: taken.removed for name, taken in gone.by_table.items()} == {
        "survey_answers": 170,
        "survey_responses": 24,
        "survey_questions": 7,
        "surveys": 1,
    }
    assert business_tables(empty_warehouse) == before


def test_undo_of_the_first_upload_keeps_a_corrected_response_whole(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    upload(empty_warehouse, write(tmp_path, "a.csv", sheet("a,5,North,fine", "b,4,South,good", "c,3,,so so")))
    upload(empty_warehouse, write(tmp_path, "b.csv", sheet("a,5,North,fine", "b,1,South,", "c,3,,so so")))
    undone = undo(empty_warehouse, "1")
    assert undone.by_table["survey_responses"].removed == 2
    assert undone.edited_by_table == {"survey_responses": 1, "survey_answers": 3}
    assert rows(empty_warehouse, "select response_id, batch_id from survey_responses") == [("b", "2")]
    found = rows(empty_warehouse, "select score, text from survey_answers order by question_id")
    assert found == [(1.0, None), (None, "South"), (None, None)]
    assert undo(empty_warehouse, "2").also_reversed > 0
    assert rows(empty_warehouse, "select * from surveys") == []


def test_what_a_file_does_not_ask_stays_as_it_is(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    upload(empty_warehouse, write(tmp_path, "a.csv", sheet("a,5,North,fine", "b,4,South,good")))
    short = "#,How satisfied are you with us overall?,Start Date (UTC),Submit Date (UTC),Network ID\n"
    short += "a,2,2026-05-01 09:58:00,2026-05-01 10:00:00,n\n"
    file = open_survey_file(write(tmp_path, "b.csv", short))
    mapping = propose_mapping(file.detected, file.profiles, load_prior_knowledge(empty_warehouse, file, "Visitors"))
    second = import_survey_file(empty_warehouse, file, SurveyTarget("visitors"), mapping)
    assert (second.new, second.changed, second.same) == (0, 1, 0)
    found = rows(empty_warehouse, "select response_id, coalesce(text, score::text) from survey_answers order by all")
    assert found == [("a", "2.0"), ("a", "North"), ("a", "fine"), ("b", "4.0"), ("b", "South"), ("b", "good")]


def test_two_different_files_into_one_new_survey_at_once_make_one_survey(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    paths = [write(tmp_path, f"{name}.csv", sheet(*(f"{name}{n},5,North,fine" for n in range(50)))) for name in "ab"]
    found: list[ImportOutcome] = []
    barrier = threading.Barrier(2)

    def send(path: Path) -> None:
        barrier.wait()
        found.append(upload(empty_warehouse, path))

    threads = [threading.Thread(target=send, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((one.batch_id, one.survey_id, one.new) for one in found) == [
        ("1", "visitors", 50),
        ("2", "visitors", 50),
    ]
    assert sorted(one.is_new_survey for one in found) == [False, True]
    assert rows(empty_warehouse, "select count(*) from survey_responses") == [(100,)]
    assert is_sound(check_integrity(empty_warehouse))
    for batch in ("1", "2"):
        undo(empty_warehouse, batch)
    assert rows(empty_warehouse, "select survey_id from surveys") == []


def people(warehouse: Warehouse) -> Warehouse:
    return fill(
        warehouse,
        customers=[{"customer_id": name} for name in ("A", "B", "C", "D")],
        customer_identities=[
            {"customer_id": "A", "email": " Ann@Example.com ", "mobile": "+86 138-1234-5678"},
            {"customer_id": "B", "email": "both@example.com", "phone": "010 8888 7777"},
            {"customer_id": "C", "email": "both@example.com", "phone": "010 8888 7777"},
        ],
    )


@pytest.mark.parametrize(
    ("by", "marks", "customers"),
    [
        ("customer_id", ("A", " B ", "Z", ""), ["A", "B", None, None]),
        ("email", ("ann@example.com ", "BOTH@example.com", "z@example.com", ""), ["A", None, None, None]),
        ("phone", ("138 1234 5678", "01088887777", "12", ""), ["A", None, None, None]),
        ("phone", ("008613812345678", "13812345679", "", "x"), ["A", None, None, None]),
    ],
)
def test_respondents_are_matched_and_those_who_are_not_are_kept_and_counted(
    empty_warehouse: Warehouse, tmp_path: Path, by: str, marks: tuple[str, ...], customers: list[str | None]
) -> None:
    people(empty_warehouse)
    lines = "".join(f"r{at},{mark},{at + 1},2026-05-01 10:00\n" for at, mark in enumerate(marks))
    file = open_survey_file(
        write(tmp_path, "a.csv", "response_id,who,How satisfied are you overall?,submitted_at\n" + lines)
    )
    mapping = replace(propose_mapping(file.detected, file.profiles), people=RespondentKey("who", by))
    assert mapping.response_id == "response_id"
    mapping = replace(mapping, questions=tuple(one for one in mapping.questions if one.columns != ("who",)))
    outcome = import_survey_file(empty_warehouse, file, SurveyTarget("People"), mapping)
    assert (outcome.new, outcome.rejected, outcome.unmatched) == (4, 0, customers.count(None))
    assert outcome.ambiguous == sum("both" in mark.lower() or "8888" in mark for mark in marks)
    found = rows(empty_warehouse, "select customer_id from survey_responses order by response_id")
    assert [row[0] for row in found] == customers


def test_rejected_rows_are_mended_in_their_file_and_sent_again_with_all_header_rows(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    content = (FORMATS / "qualtrics_numeric.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.reader(content.splitlines(keepends=True)))
    satisfied = lines[0].index("Q1")
    bad = [at for at, line in enumerate(lines[3:], start=3) if line[satisfied] == "4"][:2]
    for at in bad:
        lines[at][satisfied] = "9"
    path = tmp_path / "q.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(lines)
    file = open_survey_file(path)
    sound = open_survey_file(FORMATS / "qualtrics_numeric.csv")
    outcome = import_survey_file(
        empty_warehouse, file, SurveyTarget("Visitors"), propose_mapping(sound.detected, sound.profiles)
    )
    assert (outcome.complete, outcome.rejected, outcome.problem_count) == (21, 2, 2)
    assert balances(outcome)
    assert [(one.column, one.value, str(one.reason)) for one in outcome.problems] == [
        ("Q1", "9", "is outside the scale from 1 to 5")
    ] * 2
    assert outcome.rejects_file == tmp_path / "q.rejected.csv"
    with outcome.rejects_file.open(encoding="utf-8-sig", newline="") as source:
        rejected = list(csv.reader(source))
    assert [row[:-4] for row in rejected] == [*lines[:3], *(lines[at] for at in bad)]
    assert rejected[0][-4:] == ["line", "column", "value", "reason"]
    assert [row[-3:] for row in rejected[3:]] == [["Q1", "9", "is outside the scale from 1 to 5"]] * 2
    for row in rejected[3:]:
        row[satisfied] = "4"
    with outcome.rejects_file.open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target).writerows(rejected)
    mended = upload(empty_warehouse, outcome.rejects_file)
    assert (mended.new, mended.rejected, mended.survey_id) == (2, 0, outcome.survey_id)
    assert figures(empty_warehouse, outcome.survey_id)["csat"] == EXPECTED["complete"]["csat"]


LONG = "survey,customer_id,answered_at,channel,question,score,text\n"


def long_rows(survey: str, *customers: str) -> str:
    return "".join(
        f"{survey},{one},2026-05-01 10:00:00,app,How satisfied are you overall?,{at % 5 + 1},\n"
        f"{survey},{one},2026-05-01 10:00:00,app,Which channels did you use?,,Store\n"
        f"{survey},{one},2026-05-01 10:00:00,app,Which channels did you use?,,Phone\n"
        f"{survey},{one},2026-05-01 10:00:00,app,What should we improve?,,Remark {at}\n"
        for at, one in enumerate(customers)
    )


def test_the_long_form_becomes_one_response_for_each_person_and_moment(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    fill(empty_warehouse, customers=[{"customer_id": name} for name in "ABC"])
    path = write(tmp_path, "long.csv", LONG + long_rows("Spring", "A", "B", "C", "", ""))
    outcome = upload(empty_warehouse, path, "Anything")
    assert (outcome.rows_in, outcome.new, outcome.complete, outcome.unmatched) == (5, 5, 5, 2)
    found = rows(
        empty_warehouse,
        "select customer_id, channel, list(coalesce(text, score::text) order by question_id, option)::text "
        "from survey_responses join survey_answers using (survey_id, response_id) "
        "group by response_id, 1, 2 order by 3",
    )
    assert found == [
        (customer, "app", f"[{at + 1}.0, Phone, Store, Remark {at}]")
        for at, customer in enumerate(["A", "B", "C", None, None])
    ]


def test_of_several_surveys_in_the_long_form_the_named_one_is_taken(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    path = write(tmp_path, "long.csv", LONG + long_rows("Spring", "A", "B") + long_rows("Autumn", "A", "B", "C"))
    file = open_survey_file(path, survey="autumn")
    assert (file.surveys, file.survey) == (("Spring", "Autumn"), "Autumn")
    outcome = import_survey_file(
        empty_warehouse, file, SurveyTarget("Autumn"), propose_mapping(file.detected, file.profiles)
    )
    assert (outcome.new, outcome.survey_id) == (3, "autumn")
    with pytest.raises(IntakeError, match="has answers to Spring, Autumn, and Winter is none of them"):
        open_survey_file(path, survey="Winter")


def test_a_map_goes_out_and_comes_back_the_same(terminal: Terminal, empty_warehouse: Warehouse, tmp_path: Path) -> None:
    for name in FILES:
        file = open_survey_file(FORMATS / name)
        mapping = propose_mapping(file.detected, file.profiles)
        assert parse_mapping_json(dump_mapping_json(mapping)) == mapping
    target = tmp_path / "map.json"
    words = ("survey", FORMATS / "typeform.csv", "--survey", "S", "--format", "json")
    proposed = json.loads(terminal(*words, "--dry-run", "--save-map", target)[1])
    assert rows(empty_warehouse, "select count(*) from surveys") == [(0,)]
    edited = json.loads(target.read_text(encoding="utf-8"))
    assert edited == proposed["map"]
    edited["questions"][1]["role"] = "rating"
    target.write_text(json.dumps(edited), encoding="utf-8")
    assert terminal(*words, "--map", target)[0] == 0
    assert rows(empty_warehouse, "select count(*) from survey_questions where role = 'nps'") == [(0,)]
    assert rows(empty_warehouse, "select count(*) from survey_questions where role = 'rating'") == [(4,)]


def one_question(**told: object) -> dict[str, object]:
    return {
        "layout": "x",
        "questions": [{"question_id": "q", "wording": "?", "role": "nps", "columns": ["Tags"], **told}],
    }


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("not json", "The map is not JSON"),
        ([], "is not an object"),
        ({"layout": "x"}, "says no questions"),
        ({"layout": "x", "questions": [], "colour": 1}, "knows no colour"),
        (one_question(role="nice"), "nice is no role"),
        (one_question(role="ratings"), "did you mean rating"),
        (one_question(columns=[]), "no columns"),
        (one_question(columns="a"), "cannot be"),
        (one_question(columns=["Tag"]), "names the column “Tag”, which the file does not have. Did you mean “Tags”?"),
        ({"layout": "x", "questions": one_question()["questions"] * 2}, "two questions q"),
        ({"layout": "x", "questions": [], "people": {"column": "Tags", "by": "face"}}, "not by face"),
        ({"layout": "x", "questions": [], "date_order": "ydm"}, "not ydm"),
    ],
)
def test_a_map_that_does_not_fit_is_refused_in_a_sentence(
    terminal: Terminal, empty_warehouse: Warehouse, tmp_path: Path, change: object, told: str
) -> None:
    path = write(tmp_path, "map.json", change if isinstance(change, str) else json.dumps(change))
    code, out, err = terminal("survey", FORMATS / "typeform.csv", "--survey", "S", "--map", path, "--format", "json")
    assert (code, out) == (1, "")
    assert told in err
    assert rows(empty_warehouse, "select * from surveys") == []


def test_what_was_confirmed_is_proposed_the_next_time(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    file = open_survey_file(FORMATS / "typeform.csv")
    proposed = propose_mapping(file.detected, file.profiles)
    person = replace(
        proposed,
        questions=tuple(replace(one, role="rating") if one.role == "nps" else one for one in proposed.questions),
    )
    import_survey_file(empty_warehouse, file, SurveyTarget("First"), person)
    content = (FORMATS / "typeform.csv").read_text(encoding="utf-8").replace("Too many", "So many")
    later = open_survey_file(write(tmp_path, "later.csv", content))
    mapping: SurveyMapping = propose_mapping(
        later.detected, later.profiles, load_prior_knowledge(empty_warehouse, later, "Second")
    )
    assert mapping == person


def test_a_question_does_not_become_another_one_silently(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    upload(empty_warehouse, FORMATS / "typeform.csv", "Wave")
    before = business_tables(empty_warehouse)
    content = (FORMATS / "typeform.csv").read_text(encoding="utf-8").replace("Too many", "So many")
    file = open_survey_file(write(tmp_path, "later.csv", content))
    mapping = propose_mapping(file.detected, file.profiles, load_prior_knowledge(empty_warehouse, file, "Wave"))
    other = replace(mapping, questions=(replace(mapping.questions[0], scale_max=7.0), *mapping.questions[1:]))
    with pytest.raises(IntakeError, match="as csat 1–5 already, and here it is csat 1–7"):
        import_survey_file(empty_warehouse, file, SurveyTarget("Wave"), other)
    assert business_tables(empty_warehouse) == before


def test_a_survey_is_found_by_its_name_whatever_its_case_and_its_number_can_be_read(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    names = ["Spring 2026", " spring  2026 ", "2026年春季满意度", "Spring—2026!", "spring-2026"]
    found = [
        upload(empty_warehouse, write(tmp_path, "a.csv", sheet(f"r{at},5,North,fine")), name).survey_id
        for at, name in enumerate(names)
    ]
    assert found == ["spring-2026", "spring-2026", "2026年春季满意度", "spring-2026-2", "spring-2026"]
    listed = {one.survey_id: (one.name, one.responses) for one in load_surveys(empty_warehouse)}
    assert listed["spring-2026"] == ("Spring 2026", 3)
    dates = rows(
        empty_warehouse, "select opened_on::text, closed_on::text from surveys where survey_id = 'spring-2026'"
    )
    assert dates == [("2026-05-01", "2026-05-01")]


def test_a_trial_says_what_would_become_of_the_file_and_stores_nothing(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    file = open_survey_file(FORMATS / "qualtrics_text.csv")
    mapping = propose_mapping(file.detected, file.profiles)
    version = empty_warehouse.version
    tried = import_survey_file(empty_warehouse, file, SurveyTarget("S"), mapping, dry_run=True)
    assert (empty_warehouse.version, tried.batch_id, tried.is_new_survey) == (version, None, True)
    steps: list[ImportStep] = []
    done = import_survey_file(empty_warehouse, file, SurveyTarget("S"), mapping, progress=steps.append)
    counted = ("rows_in", "complete", "partial", "left_out", "new", "changed", "same", "unmatched", "answers")
    assert [getattr(tried, name) for name in counted] == [getattr(done, name) for name in counted]
    assert [step.name for step in steps if step.done == step.total] == ["reading", "checking", "storing"]


def test_the_command_line_tells_what_it_did_and_refuses_in_sentences(
    empty_warehouse: Warehouse, terminal: Terminal, tmp_path: Path
) -> None:
    run = terminal
    words = ("survey", FORMATS / "surveymonkey_expanded.csv", "--survey", "Spring")
    code, out, _ = run(*words, "--opened", "2026-04-01", "--closed", "2026-05-31", "--invited", "100")
    assert code == 0
    assert "23 complete, 0 partial, 0 left out as previews, 0 rejected" in out
    assert "Stored in the survey Spring (spring) as batch 1. Take it back: python -m data undo 1" in out
    assert rows(empty_warehouse, "select opened_on::text, closed_on::text, invited from surveys") == [
        ("2026-04-01", "2026-05-31", 100)
    ]
    code, out, _ = run(*words)
    assert (code, "already stored on" in out, "nothing to do" in out) == (0, True, True)
    code, out, _ = run(*words, "--format", "json")
    assert (code, json.loads(out)["batch_id"], json.loads(out)["stored_before"]["batch_id"]) == (0, "1", "1")
    assert run("survey", FORMATS / "none.csv", "--survey", "S")[0] == 1
    assert run("survey", FORMATS / "typeform.csv")[0] == 2
    assert run(*words, "--opened", "May")[0] == 2
    lines = (
        sheet("a,5,North,fine").replace("2026-05-01", "01/02/2026").replace(" 09:58:00", "").replace(" 10:00:00", "")
    )
    dates = ("survey", write(tmp_path, "dates.csv", lines), "--survey", "Dates")
    code, _, err = run(*dates)
    assert (code, "--dates dmy" in err) == (1, True)
    assert run(*dates, "--dates", "dmy")[0] == 0
    stamp = "select submitted_at::date::text from survey_responses where survey_id = 'dates'"
    assert rows(empty_warehouse, stamp) == [("2026-02-01",)]
    code, out, _ = run("undo", 1)
    assert (code, out.startswith("Batch 1 (surveymonkey_expanded.csv) undone: ")) == (0, True)
