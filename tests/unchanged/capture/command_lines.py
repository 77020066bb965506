"""The command lines that are run in both trees: `lines/own.txt`, `lines/numbers.txt`, `lines/old.txt`.

They hold every command of the README (a test checks that) and those that its sentences speak of. `{segment}` is the
number of the segment that the lines before spoke of last.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

FOLDER = Path(__file__).with_name("lines")
_BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
_INLINE = re.compile(r"`((?:\.venv/bin/)?python -m (?:data|queries)\b[^`]*)`")
_COMMAND = re.compile(r"^(?:\.venv/bin/)?(python -m (?:data|queries)\b.*)$")
_WORD = re.compile(r"^[a-z]+$")


def list_lines(name: str) -> list[str]:
    """The command lines of one of the lists: own, numbers, or old."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def read_readme(text: str) -> list[str]:
    """The command lines of data and queries in a README's shell blocks, as they stand in the lists."""
    lines = [line.partition(" #")[0].strip() for block in _BLOCK.findall(text) for line in block.splitlines()]
    return [found[1] for line in lines if (found := _COMMAND.match(line))]


def read_spoken(text: str) -> list[str]:
    """The steps that a README speaks of within its sentences, such as `python -m data undo`."""
    return sorted({name_step(found.removeprefix(".venv/bin/")) for found in _INLINE.findall(text)} - {""})


def name_step(line: str) -> str:
    """The package and the step of a command line: `data customer join`; empty where there is no step."""
    words = shlex.split(line)[2:]
    named = [words[0]]
    for word in words[1 : 3 if words[1:2] in (["customer"], ["segment"]) else 2]:
        if _WORD.match(word):
            named.append(word)
    return " ".join(named) if len(named) > 1 else ""


def find_unlisted(papers: str) -> list[str]:
    """The command lines of the README and the documents that neither list has."""
    listed = {*list_lines("own"), *list_lines("numbers")}
    return [line for line in dict.fromkeys(read_readme(papers)) if line not in listed]
