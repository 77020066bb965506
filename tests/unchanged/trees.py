"""Copies of a commit and of the working tree, and what each of them does: built, asked, opened, run."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .capture.command_lines import find_unlisted

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "unchanged"
WORKERS = 2
# What can be captured alone, besides some of the questions.
PARTS = ("commands", "pages", "headers")
EXAMPLES = ("sample", "online_retail", "cdnow", "empty")
# Of another version of these, results may look otherwise without any change of ours.
LIBRARIES = ("duckdb", "pandas", "pyarrow", "plotly", "sqlglot", "sqlalchemy", "streamlit")
# Adding a spelling to the lookup does not change what is captured.
NOT_OF_THE_CAPTURE = {"lookup.py"}
_running = set["subprocess.Popen[bytes]"]()


class CaptureError(Exception):
    """A part of a capture failed; the message is for the person at the terminal."""


@dataclass(frozen=True)
class Capture:
    """What a tree does, and the folder with its copy, its example warehouses and what it made for the newer tree."""

    name: str
    work: Path
    found: dict[str, Any]

    @property
    def tree(self) -> Path:
        """Where the copy of the tree is."""
        return self.work / "tree"


def read_commit(base: str) -> str:
    """The full number of a commit.

    Raises:
        CaptureError: there is none of this name.
    """
    run = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise CaptureError(f"There is no commit {base}.")
    return run.stdout.strip()


def capture_commit(commit: str, is_fresh: bool) -> Capture:
    """What the commit does: from `build/unchanged/<commit>.json.gz` where that is of this tool and these libraries."""
    work, file = BUILD / commit, BUILD / f"{commit}.json.gz"
    if file.exists() and not is_fresh:
        found = json.loads(gzip.decompress(file.read_bytes()))
        if found["of"] == stamp_capture() and (work / "old").exists() and (work / "warehouses").exists():
            return Capture("BASE", work, found)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    add_worktree(commit, work / "tree")
    try:
        check_names(work)
        found = capture_tree("BASE", work, None, read_papers(commit))
    finally:
        remove_worktree(work / "tree")
    for folder in ("claims", "out"):
        shutil.rmtree(work / folder, ignore_errors=True)
    file.write_bytes(gzip.compress(json.dumps(found, ensure_ascii=False).encode()))
    return Capture("BASE", work, found)


def prepare_working_tree() -> Path:
    """Copies the files that stand in the project now, committed or not, and looks whether they can be captured.

    Raises:
        CaptureError: a name of the project that the captures use is not there.
    """
    work = BUILD / "working"
    shutil.rmtree(work, ignore_errors=True)
    copy_working_tree(work / "tree")
    check_names(work)
    return work


def capture_working_tree(work: Path, base: Capture, commit: str, only: str) -> Capture:
    """What the copy of the working tree does, with what the base made to open; see `capture_tree` for `only`."""
    return Capture("here", work, capture_tree("here", work, base.work / "old", read_papers(commit), only))


def capture_tree(name: str, work: Path, old: Path | None, papers: str, only: str = "") -> dict[str, Any]:
    """Everything that a tree does, by two processes at a time.

    Args:
        name: what the tree is called in messages.
        work: the folder with the tree's copy.
        old: what an older tree made; None where this tree opens its own. Where it is given, a part that fails is
            something that differs; otherwise it ends the capture.
        papers: the README and the documents of the base, whose command lines are run in both trees.
        only: one of `PARTS`, or a part of the names of the questions that are asked; everything where it is empty.
    """
    stamp, begun, done = stamp_capture(), time.monotonic(), dict[str, Any]()

    def run(job: str, out: str = "", *more: str) -> Any:
        found = run_job(work, job, out or job, *more)
        say(f"{name}: {out or job} after {time.monotonic() - begun:.0f} s")
        return found

    def run_part(part: str, job: str, *more: str) -> None:
        try:
            done[part] = run(job, "", *more)
        except CaptureError as error:
            if old is None:
                raise
            done[part] = {"failed": str(error)}

    def run_commands() -> None:
        run_part("commands", "commands", "--more", json.dumps(find_unlisted(papers)))
        run_part("made", "make_old")
        run_part("opened", "open_old", "--old", str(old or work / "old"))

    def run_pages() -> None:
        run_part("pages", "pages")
        done.update(done.pop("pages") if "visits" in done["pages"] else {"visits": done["pages"]})

    for folder in ("claims", "out"):
        shutil.rmtree(work / folder, ignore_errors=True)
    parts = {only} & set(PARTS) or (set() if only else set(PARTS))
    workers = ThreadPoolExecutor(WORKERS)
    try:
        builds = list(workers.map(lambda example: run("build", f"build_{example}", "--example", example), EXAMPLES))
        of_part = {"commands": run_commands, "pages": run_pages, "headers": lambda: done.update(run("headers"))}
        jobs = [workers.submit(of_part[part]) for part in PARTS if part in parts]
        asked = []
        if not only or not parts:
            asked = [
                workers.submit(run, "questions", f"questions_{worker}", "--only", only) for worker in range(WORKERS)
            ]
        while (left := wait([*jobs, *asked], timeout=60, return_when=FIRST_EXCEPTION)).not_done:
            for job in left.done:
                job.result()
            claimed = len(list((work / "claims").glob("*")))
            say(f"{name}: {claimed} questions begun after {time.monotonic() - begun:.0f} s")
        for job in jobs:
            job.result()
        questions = {key: call for worker in asked for key, call in worker.result().items()}
    except BaseException:
        for process in list(_running):
            process.terminate()
        raise
    finally:
        workers.shutdown(cancel_futures=True)
    return {
        "of": stamp,
        "seconds": round(time.monotonic() - begun),
        "examples": {example: tables for build in builds for example, tables in build.items()},
        **({"questions": questions} if asked else {}),
        **done,
    }


def copy_tool() -> None:
    """Copies this package, so that it stays the same while the trees are captured."""
    shutil.rmtree(BUILD / "tool", ignore_errors=True)
    shutil.copytree(Path(__file__).parent, BUILD / "tool" / "unchanged", ignore=shutil.ignore_patterns("__pycache__"))


def check_names(work: Path) -> None:
    """Raises CaptureError where the tree lacks a name of the project that the captures use."""
    if missing := run_job(work, "look", "look"):
        raise CaptureError("\n".join(missing))


def ask_again(capture: Capture, keys: Iterable[str]) -> dict[str, Any]:
    """The rows of some calls: for each key a Parquet file of texts, or the error."""
    calls = capture.work / "calls.json"
    calls.write_text(json.dumps(list(keys), ensure_ascii=False), encoding="utf-8")
    found = run_job(capture.work, "rows", "rows", "--calls", str(calls))
    return {key: capture.work / "out" / told if told.endswith(".parquet") else told for key, told in found.items()}


def run_job(work: Path, job: str, out: str, *more: str) -> Any:
    """Runs one job of `unchanged.capture` inside the tree and reads what it wrote.

    Raises:
        CaptureError: it failed; the message ends with what it said last.
    """
    file = work / "out" / f"{out}.json"
    file.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "unchanged.capture", job, "--work", str(work), "--out", str(file), *more]
    tree, log = work / "tree", file.with_suffix(".log")
    settings = {
        "PYTHONPATH": f"{tree}:{BUILD / 'tool'}",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TZ": "UTC",
    }
    with (
        log.open("w") as output,
        subprocess.Popen(
            command, cwd=tree, env=clean_environment() | settings, stdout=output, stderr=output
        ) as process,
    ):
        _running.add(process)
        try:
            code = process.wait()
        finally:
            _running.discard(process)
    if code:
        last = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        raise CaptureError(f"{job} failed in {tree} (see {log}):\n{last}")
    return json.loads(file.read_text(encoding="utf-8"))


def clean_environment() -> dict[str, str]:
    """The environment without the settings of the project and of make."""
    theirs = {"WAREHOUSE_URL", "EXAMPLE", "PORT", "ADDRESS", "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES"}
    return {name: value for name, value in os.environ.items() if name not in theirs}


def stamp_capture() -> dict[str, str]:
    """What a capture depends on besides the tree: the code that captures, and the versions of libraries."""
    digest = hashlib.sha256()
    for path in sorted((BUILD / "tool" / "unchanged" / "capture").rglob("*")):
        if path.suffix in (".py", ".txt") and path.name not in NOT_OF_THE_CAPTURE:
            digest.update(path.read_bytes())
    return {"tool": digest.hexdigest()[:20]} | {name: version(name) for name in LIBRARIES}


def add_worktree(commit: str, tree: Path) -> None:
    """Checks the commit out beside the working tree."""
    remove_worktree(tree)
    run_git("worktree", "add", "--force", "--detach", str(tree), commit)


def remove_worktree(tree: Path) -> None:
    """Takes such a copy away again, also one that was left by a run that was ended."""
    command = ["git", "worktree", "remove", "--force", str(tree)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    shutil.rmtree(tree, ignore_errors=True)


def copy_working_tree(tree: Path) -> None:
    """Copies the files that git knows or would add, as they stand now: later changes do not disturb the capture."""
    listed = run_git("ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    for name in filter(None, listed):
        source, target = ROOT / name, tree / name
        if source.is_file() and not source.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def read_papers(commit: str) -> str:
    """The README and the documents beside it as they stand in the commit."""
    names = run_git("ls-tree", "-r", "--name-only", commit).splitlines()
    papers = [name for name in names if name == "README.md" or (name.startswith("docs/") and name.endswith(".md"))]
    return "\n".join(run_git("show", f"{commit}:{name}") for name in papers)


def run_git(*words: str) -> str:
    """The output of a git command in the project.

    Raises:
        CaptureError: git refused.
    """
    run = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        raise CaptureError(f"git {' '.join(words)}: {run.stderr.strip()}")
    return run.stdout


def say(line: str) -> None:
    """A line for the person who waits."""
    print(line, flush=True)
