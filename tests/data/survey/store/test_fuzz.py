"""Whatever is sent as a survey: a sentence, or a stored file whose counts balance and which undo takes back whole.

A few hundred files in `make test`; `make fuzz` sends more than ten thousand.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.ledger.undo import undo
from data.warehouse import Warehouse
from tests.data.files import rows
from tests.data.fuzzing import BOOK, NOTHING_KEPT, PARTS, PER_PART, contents, run_or_refuse, stocked
from tests.data.mutations import spoiled
from tests.data.survey.exports.tools import LAYOUTS, export
from tests.data.survey.uploads import balances, upload

__all__ = ["stocked"]


def hold(warehouse: Warehouse, path: Path) -> str:
    """Send the file and see that it is a sentence, or all of it stored and all of it undone again."""
    before = contents(warehouse)
    rejects = path.with_suffix(".rejects.csv")
    outcome = run_or_refuse(lambda: upload(warehouse, path, rejects=rejects))
    if outcome is None:
        assert contents(warehouse) == before
        return "refused"
    assert balances(outcome), outcome
    assert all(str(problem) for problem in outcome.problems)
    if outcome.batch_id is None:
        assert outcome.refused, outcome
        assert outcome.rejected == outcome.rows_in - outcome.left_out
        assert contents(warehouse) == before
        return "rejected"
    found = rows(
        warehouse,
        "select count(*), count(*) filter (is_complete), count(*) filter (not is_complete) from survey_responses "
        "where survey_id = :survey",
        survey=outcome.survey_id,
    )
    assert found == [(outcome.new, outcome.complete, outcome.partial)]
    undone = undo(warehouse, outcome.batch_id)
    assert undone.edited_since == undone.still_needed == undone.unrestorable == 0, undone
    assert contents(warehouse, BOOK) == [row for row in before if row[0] not in BOOK]
    return "stored"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[bytes]]:
    """Small sound files of every layout; workbooks apart, for their bytes are packed."""
    folder = tmp_path_factory.mktemp("sound")
    made = {layout: [export(folder, layout, seed, 15, most=5).path for seed in range(8)] for layout in LAYOUTS}
    return {
        layout: [path.read_bytes() for path in paths if path.suffix == ".csv"]
        for layout, paths in made.items()
        if any(path.suffix == ".csv" for path in paths)
    }


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("books")
    return [export(folder, "microsoft_forms", seed, 10, most=5).path.read_bytes() for seed in range(4)]


@pytest.mark.parametrize("part", PARTS)
@settings(NOTHING_KEPT, max_examples=30 * PER_PART)
@given(seed=st.integers(0, 2**63))
def test_a_sound_file_with_accidents_is_stored_whole_or_not_at_all(
    stocked: Warehouse, part: str, tmp_path: Path, sound: dict[str, list[bytes]], seed: int
) -> None:
    rng = random.Random(seed)
    content = spoiled(rng, rng.choice(sound[rng.choice(sorted(sound))]))
    path = tmp_path / "spoiled.csv"
    path.write_bytes(content)
    hold(stocked, path)


STARTS = (
    b"",
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"PAR1",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\x00\x00",
    b"Timestamp,",
    b"#,",
    b"Respondent ID,Collector ID,",
    "序号,提交答卷时间,".encode("gbk"),
    b"StartDate,EndDate,",
    b"id,submitdate,",
    "编号,开始答题时间,".encode(),
    b"survey,customer_id,answered_at,channel,question,score,text\n",
    b"sep=;\n",
    b'"',
)


@pytest.mark.parametrize("part", PARTS)
@settings(NOTHING_KEPT, max_examples=60 * PER_PART)
@given(start=st.sampled_from(STARTS), content=st.binary(max_size=3_000))
def test_random_bytes_are_a_sentence_or_a_survey(
    stocked: Warehouse, part: str, tmp_path: Path, start: bytes, content: bytes
) -> None:
    path = tmp_path / "random.csv"
    path.write_bytes(start + content)
    hold(stocked, path)


HEADINGS = st.sampled_from(
    [
        "Timestamp",
        "Email Address",
        "id",
        "#",
        "score",
        "Q1",
        "Q1 [a]",
        "Q1 [b]",
        "Q[SQ001]",
        "Q[other]",
        "submitdate",
        "How likely are you to recommend us?",
        "How satisfied are you?",
        "Any comments?",
        "1、满意吗",
        "1(甲)",
        "1(乙)",
        "2.题:项",
        "Respondent ID",
        "survey",
        "question",
        "text",
        "customer_id",
        "answered_at",
        "channel",
        "ResponseId",
        "Finished",
        "",
        "序号",
        "编号",
        "提交答卷时间",
        "line",
        "column",
        "value",
        "reason",
    ]
)
VALUES = st.one_of(
    st.sampled_from(
        [
            "",
            "1",
            "5",
            "10",
            "Agree",
            "满意",
            "Yes",
            "Y",
            "A1",
            "A5",
            "a;b",
            "a, b",
            "N/A",
            "(跳过)",
            "-3",
            "2026-05-01 12:00:00",
            "2026/5/1",
            "05/06/2026",
            "user001@example.com",
            "True",
            "1.5",
            "=1+1",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    width = draw(st.integers(1, 8))
    head = draw(st.lists(st.one_of(HEADINGS, HEADINGS, st.text(max_size=10)), min_size=width, max_size=width))
    ragged = draw(st.booleans())
    record = st.lists(VALUES, min_size=0 if ragged else width, max_size=width + 1 if ragged else width)
    out = io.StringIO(newline="")
    end = draw(st.sampled_from(["\r\n", "\n", "\r"]))
    csv.writer(out, delimiter=draw(st.sampled_from(",;\t|")), lineterminator=end).writerows(
        [head, *draw(st.lists(record, max_size=12))]
    )
    return out.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"])), errors="replace")


@pytest.mark.parametrize("part", PARTS)
@settings(NOTHING_KEPT, max_examples=30 * PER_PART)
@given(content=tables())
def test_random_tables_are_a_sentence_or_a_survey(
    stocked: Warehouse, part: str, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    hold(stocked, path)


@pytest.mark.parametrize("part", PARTS)
@settings(NOTHING_KEPT, max_examples=10 * PER_PART)
@given(seed=st.integers(0, 2**63))
def test_a_workbook_with_lost_bytes_is_a_sentence_or_a_survey(
    stocked: Warehouse, part: str, tmp_path: Path, books: list[bytes], seed: int
) -> None:
    rng = random.Random(seed)
    path = tmp_path / "spoiled.xlsx"
    path.write_bytes(spoiled_book(rng, rng.choice(books)))
    hold(stocked, path)


def spoiled_book(rng: random.Random, content: bytes) -> bytes:
    """Bytes lost in the packed file, or in one of the texts that are packed in it."""
    if rng.random() < 0.4:
        return spoiled(rng, content)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as result:
        names = book.namelist()
        damaged_name = rng.choice([name for name in names if "sheet" in name or "shared" in name or "style" in name])
        for name in names:
            part = book.read(name)
            if name == damaged_name:
                part = part if rng.random() < 0.1 else _lost(rng, part)
            if name != damaged_name or rng.random() > 0.1:
                result.writestr(name, part)
    return out.getvalue()


def _lost(rng: random.Random, part: bytes) -> bytes:
    found = bytearray(part)
    for _ in range(rng.choice((1, 3, 10))):
        at = rng.randrange(len(found))
        if rng.random() < 0.5:
            found[at] = rng.choice(b'0123456789ABC<>/"&;= ')
        else:
            del found[at : at + rng.choice((1, 5, 50))]
    return bytes(found)
