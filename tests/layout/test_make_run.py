"""`make run` as people use it: it serves what it is told to, says so, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.server import free_port
from tests.examples import ROOT, clean_environment, example_file


@contextmanager
def running(url: str, port: int) -> Iterator[subprocess.Popen[str]]:
    """`make run` in a process group of its own."""
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=ROOT,
        env=clean_environment(WAREHOUSE_URL=url),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if members(process.pid):
            os.killpg(process.pid, signal.SIGKILL)


def members(group: int) -> list[int]:
    """The processes of a group that are still there, ended ones left out."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [int(pid) for pid, pgid, state in rows if int(pgid) == group and not state.startswith("Z")]


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def within(seconds: float, wish: object) -> bool:
    assert callable(wish)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if wish():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("end", [os.kill, os.killpg], ids=["make alone", "the whole group"])
def test_a_termination_ends_the_server_and_leaves_no_process(tmp_path: Path, end) -> None:
    port = free_port()
    with running(f"duckdb:///{example_file('empty')}?access_mode=read_only", port) as make:
        assert within(60, lambda: answers(port)), "no answer within a minute"
        end(make.pid, signal.SIGTERM)
        told, _nothing = make.communicate(timeout=15)
        assert within(5, lambda: members(make.pid) == [])
        assert not answers(port)
    assert f"http://localhost:{port}" in told


@pytest.mark.parametrize("wrong", ["nonsense", "duckdb:///nowhere/to/be/found.duckdb", "", "nodriver://somewhere/db"])
def test_a_wrong_setting_ends_the_start_with_a_sentence(wrong: str) -> None:
    with running(wrong, free_port()) as make:
        told, _nothing = make.communicate(timeout=60)
    assert make.returncode != 0
    assert "Traceback" not in told
    assert "WAREHOUSE_URL" in told
