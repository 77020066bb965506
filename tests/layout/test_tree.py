"""The tree is the architecture diagram; these tests keep it readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layout import project


def test_files_keep_to_their_limit_of_lines_or_are_listed_with_a_reason() -> None:
    assert project.find_long_files(project.ROOT) == []
    assert len(project.LONG_FILES) <= 10


def test_no_function_is_twice_as_long_as_it_should_be(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        for line in project.find_long_functions(project.ROOT, 50):
            print(f"longer than 50 lines: {line}")
    assert project.find_long_functions(project.ROOT, 100) == []


def test_no_folder_is_wider_than_it_should_be() -> None:
    assert project.find_wide_folders(project.ROOT) == []


def test_functions_are_called_by_what_they_do() -> None:
    assert project.find_dialect_names(project.ROOT) == []


def test_the_formatter_is_nowhere_switched_off() -> None:
    assert project.find_unformatted(project.ROOT) == []


def test_straight_in_pages_stand_only_the_frame_and_an_empty_init() -> None:
    assert project.loose_pages(project.ROOT) == []
    assert (project.ROOT / "pages" / "__init__.py").read_text() == ""


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert project.empty_names(project.ROOT) == []


def test_no_file_holds_a_path_of_somebodys_own_machine() -> None:
    assert project.machine_paths(project.ROOT) == []


def test_pages_catch_no_errors_and_ask_only_through_the_loader() -> None:
    assert project.deciding_pages(project.ROOT) == []


def test_no_module_imports_a_page() -> None:
    assert project.imported_pages(project.ROOT) == []


def test_nothing_is_left_for_later_and_no_test_is_left_out() -> None:
    assert project.unfinished(project.ROOT) == []


@pytest.mark.parametrize(
    ("path", "text", "check"),
    [
        ("pages/reports/long.py", "x = 1\n" * 301, project.find_long_files),
        ("queries/long.py", "x = 1\n" * 301, project.find_long_files),
        ("queries/value/long.sql", "-- x\n" * 101, project.find_long_files),
        ("data/skipped.py", "x = 1  # fmt" + ": skip\n", project.find_unformatted),
        ("pages/overview.py", "", project.loose_pages),
        ("queries/utils.py", "", project.empty_names),
        ("pages/ui/helpers/text.py", "", project.empty_names),
        ("README.md", "Look into /ho" + "me/ann/file.csv", project.machine_paths),
        ("pages/reports/brave.py", "try:\n    x = 1\nexcept ValueError:\n    x = 2\n", project.deciding_pages),
        ("pages/reports/direct.py", "from queries import run\n", project.deciding_pages),
        ("pages/reports/churn/page.py", "import pages.reports.churn.page\n", project.imported_pages),
        ("pages/entry/history.py", "from pages.entry import history\n", project.imported_pages),
        ("data/later.py", "# TO" + "DO: think\n", project.unfinished),
        ("tests/test_x.py", "@pytest.mark.sk" + "ip\n", project.unfinished),
    ],
)
def test_a_broken_rule_is_found(tmp_path: Path, path: str, text: str, check) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text)
    assert len(check(tmp_path)) == 1


def test_a_file_that_is_listed_as_long_and_is_not_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "short.py").write_text("x = 1\n")
    monkeypatch.setitem(project.LONG_FILES, "data/short.py", "it was long once")
    assert project.find_long_files(tmp_path) == ["data/short.py is listed as long and is not"]


def test_a_file_within_its_limit_is_left_alone(tmp_path: Path) -> None:
    for path, lines in {"pages/reports/a.py": 300, "queries/c.sql": 100, "tests/d.py": 900}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("\n" * lines)
    assert project.find_long_files(tmp_path) == []


def test_a_wide_folder_and_a_name_that_says_nothing_are_found(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for number in range(16):
        (tmp_path / "data" / f"module_{number}.py").write_text("")
    (tmp_path / "data" / "module_0.py").write_text("def kept() -> None:\n    pass\n")
    assert project.find_wide_folders(tmp_path) == ["data has 16 .py"]
    assert project.find_dialect_names(tmp_path) == ["data/module_0.py:1 kept"]


def test_a_long_function_is_found(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "long.py").write_text("def grow() -> None:\n" + "    pass\n" * 50)
    assert len(project.find_long_functions(tmp_path, 50)) == 1
    assert project.find_long_functions(tmp_path, 51) == []
