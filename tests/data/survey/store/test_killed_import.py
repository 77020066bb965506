"""The program killed while it stores a survey leaves all of it or nothing."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data.warehouse import open_warehouse
from data.warehouse.integrity_checks import check_integrity, is_sound
from tests.data.files import rows
from tests.data.survey.uploads import upload
from tests.examples import ROOT, clean_environment

ROWS = 40_000
COUNTS = """
select (select count(*) from surveys), (select count(*) from survey_questions),
    (select count(*) from survey_responses), (select count(*) from survey_answers), (select count(*) from batches)
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose storing takes long enough to be interrupted."""
    path = tmp_path_factory.mktemp("large") / "large.csv"
    with path.open("w") as file:
        file.write("#,How satisfied are you with us overall?,How likely are you to recommend us to a friend?,")
        file.write("What should we improve?,Start Date (UTC),Submit Date (UTC),Network ID\n")
        for n in range(ROWS):
            stamp = f"2026-05-{n % 28 + 1:02} {n % 24:02}:{n % 60:02}:00"
            file.write(f"id{n},{n % 5 + 1},{n % 11},comment number {n},{stamp},{stamp},net{n}\n")
    return path


def command(url: str, path: Path) -> list[str]:
    return [sys.executable, "-m", "data", "survey", str(path), "--survey", "Large", "--url", url]


@pytest.fixture(scope="module")
def usual(empty_file: Path, large: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[float, tuple[object, ...]]:
    """How long the whole import takes, and what it stores."""
    file = shutil.copyfile(empty_file, tmp_path_factory.mktemp("usual") / "usual.duckdb")
    started = time.monotonic()
    run = subprocess.run(
        command(f"duckdb:///{file}", large),
        cwd=ROOT,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return time.monotonic() - started, counted(file)


def counted(file: Path) -> tuple[object, ...]:
    warehouse = open_warehouse(f"duckdb:///{file}")
    try:
        assert is_sound(check_integrity(warehouse))
        return rows(warehouse, COUNTS)[0]
    finally:
        warehouse.close()


def at_share(share: float) -> Callable[[Path, float], None]:
    """Wait for a part of the usual time."""
    return lambda file, seconds: time.sleep(seconds * share)


def at_bytes(most: int) -> Callable[[Path, float], None]:
    """Wait until the transaction is being written: so many bytes of it are there."""

    def wait(file: Path, seconds: float) -> None:
        begun, log = file.stat().st_size, file.with_name(f"{file.name}.wal")
        until = time.monotonic() + 10 * seconds
        while time.monotonic() < until:
            if file.stat().st_size - begun + (log.stat().st_size if log.exists() else 0) > most:
                return
            time.sleep(0.001)

    return wait


@pytest.mark.parametrize(
    "moment",
    [at_share(0.5), at_share(0.8), at_share(0.92), at_bytes(0), at_bytes(300_000), at_bytes(1_000_000)],
    ids=["half way", "four fifths", "nearly done", "first byte", "first blocks", "many blocks"],
)
def test_killed_at_any_moment_all_or_nothing_is_there_and_it_can_be_sent_again(
    empty_file: Path,
    large: Path,
    usual: tuple[float, tuple[object, ...]],
    tmp_path: Path,
    moment: Callable[[Path, float], None],
) -> None:
    seconds, whole = usual
    assert whole[2] == ROWS
    file = shutil.copyfile(empty_file, tmp_path / "killed.duckdb")
    process = subprocess.Popen(
        command(f"duckdb:///{file}", large),
        cwd=ROOT,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    moment(file, seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert counted(file) in ((0, 0, 0, 0, 0), whole)
    warehouse = open_warehouse(f"duckdb:///{file}")
    again = upload(warehouse, large, "Large")
    warehouse.close()
    assert (again.new, again.stored_before is None) in ((ROWS, True), (0, False))
    assert counted(file) == whole
