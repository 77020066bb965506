"""What a person sent: kept on disk under a name that does no harm, and gone when nobody needs it."""

from __future__ import annotations

import gc
from io import BytesIO

import pytest

from data.intake.problems import Problem
from data.reason import Reason
from pages.ui.i18n.translation import translate_message, use_language
from pages.ui.session.background_jobs import Job
from pages.ui.uploads.uploaded_file import Upload, format_size, sanitize_name


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("customers.csv", "customers.csv"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("客户 2026.xlsx", "客户 2026.xlsx"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ("...", "file"),
        ("", "file"),
        ("C:\\files\\x.csv", "C__files_x.csv"),
    ],
)
def test_a_name_is_no_path(sent: str, stored: str) -> None:
    assert sanitize_name(sent) == stored


def test_a_very_long_name_is_cut_and_keeps_its_ending() -> None:
    name = sanitize_name("客" * 300 + ".csv")
    assert name.endswith("客.csv")
    assert len(name.encode()) <= 120


def test_an_upload_goes_when_nobody_holds_it_any_more() -> None:
    upload = Upload("x.csv", BytesIO(b"a,b\n"), 0)
    folder = upload.folder
    assert (folder / "x.csv").read_bytes() == b"a,b\n"
    assert upload.size == 4
    del upload
    gc.collect()
    assert not folder.exists()


def test_a_size_is_told_in_its_own_unit() -> None:
    assert [format_size(count) for count in (5, 2048, 3 << 20)] == ["5\u00a0bytes", "2.0\u00a0KB", "3.0\u00a0MB"]


def test_work_speaks_the_language_of_whoever_began_it_and_its_errors_are_told() -> None:
    with use_language("zh"):
        job = Job(lambda say: translate_message(Reason("is not a number")), "")
    assert job.is_done(10)
    assert job.result == "不是数字"
    failed = Job(lambda say: 1 // 0, "")
    assert failed.is_done(10)
    assert "not your doing" in failed.error_message


def test_a_problem_within_an_error_is_told_in_the_readers_language() -> None:
    problem = Problem(3, "score", "x", Reason("is not a number"))
    assert translate_message(problem) == "Line 3: score x is not a number"
    with use_language("zh"):
        assert translate_message(problem) == "第 3 行：score x 不是数字"
        within = Reason("The map does not fit: {told}.", {"told": Reason("is not a number")})
        assert translate_message(within) == "对应关系文件不合适：不是数字。"
