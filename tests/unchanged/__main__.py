"""`python -m tests.unchanged BASE`: what the working tree does otherwise than a commit."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from typing import Any

from filelock import FileLock, Timeout

from . import trees
from .differences import find_differences, write_report


def main() -> int:
    """Compares; 0 when nothing differs, 1 when something does, 2 when it could not be compared."""
    parser = argparse.ArgumentParser(
        prog="make unchanged BASE=commit",
        description="Compares a commit with the working tree: results, addresses, commands, schema and old files.",
    )
    parser.add_argument("base", metavar="BASE", nargs="?", default="", help="the commit, such as main or a44d171")
    parser.add_argument("--fresh", action="store_true", help="capture the commit again although that was kept")
    parser.add_argument("--all", action="store_true", help="print every difference, not the first 40 of a section")
    parser.add_argument(
        "--only",
        default="",
        metavar="PART",
        help=f"{', '.join(trees.PARTS)}, or a part of questions' names such as churn/ (default: everything)",
    )
    arguments = parser.parse_args()
    if not arguments.base:
        print("Name the commit to compare with: make unchanged BASE=main", file=sys.stderr)
        return 2
    trees.BUILD.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(trees.BUILD / "lock", timeout=0):
            return compare(arguments.base, arguments.only, arguments.fresh, arguments.all)
    except Timeout:
        print(f"Another comparison is running in {trees.BUILD}.", file=sys.stderr)
    except (trees.CaptureError, LookupError) as error:
        print(error, file=sys.stderr)
    return 2


def compare(base: str, only: str, is_fresh: bool, is_all: bool) -> int:
    """Captures both trees and prints what differs; 0 when nothing does, else 1."""
    begun = time.monotonic()
    commit = trees.read_commit(base)
    trees.copy_tool()
    work = trees.prepare_working_tree()
    of_base = trees.capture_commit(commit, is_fresh)
    of_here = trees.capture_working_tree(work, of_base, commit, only)

    def ask_again(keys: Iterable[str]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        wanted = list(keys)
        trees.say(f"{len(wanted)} calls differ and are asked again")
        trees.add_worktree(commit, of_base.tree)
        try:
            return trees.ask_again(of_base, wanted), trees.ask_again(of_here, wanted)
        finally:
            trees.remove_worktree(of_base.tree)

    asked = {key: call for key, call in of_base.found["questions"].items() if only in key.partition(" · ")[0]}
    differences = find_differences(of_base.found | {"questions": asked}, of_here.found, ask_again)
    shutil.rmtree(of_here.work, ignore_errors=True)
    count = f"{len(of_here.found.get('questions', ()))} calls, {len(of_here.found.get('visits', ()))} addresses"
    took = f"{count}, {time.monotonic() - begun:.0f} s"
    if not differences:
        print(f"Nothing differs from {commit[:10]} ({took}).")
        return 0
    print("\n".join(write_report(differences, len(differences) if is_all else 40)))
    print(f"\n{len(differences)} differences from {commit[:10]} ({took}).")
    return 1


if __name__ == "__main__":
    sys.exit(main())
