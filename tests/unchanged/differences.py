"""What differs between two captures, as lines that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from .capture.questions import call_of

# So many calls are asked again to say what their first differing row is; the others are only named.
ASKED_AGAIN = 60
# Numbers that differ by less are the same, added up in another order.
RELATIVE, ABSOLUTE = 1e-8, 1e-9
LONGEST = 160
NOTHING = "—"
_SECTIONS = ("addresses", "visits", "schema", "rules", "headers", "examples", "commands", "made", "opened")
Asker = Callable[[Iterable[str]], tuple[Mapping[str, Any], Mapping[str, Any]]]


@dataclass(frozen=True)
class Difference:
    """One difference: in which section, where in it, and what."""

    section: str
    where: str
    what: tuple[str, ...]


def find_differences(base: Mapping[str, Any], here: Mapping[str, Any], ask_again: Asker) -> list[Difference]:
    """Every difference between the captures of two trees.

    Args:
        base: the capture of the commit.
        here: the capture of the working tree, of some parts or questions alone where only they are wanted.
        ask_again: gives the rows of some calls in both trees, as `trees.ask_again` does.
    """
    found = []
    if "questions" in here:
        found += compare_questions(base["questions"], here["questions"], ask_again)
    for section in (section for section in _SECTIONS if section in here):
        found += [
            Difference(section, where, (f"BASE {shorten(old)}", f"here {shorten(new)}"))
            for where, old, new in compare_values(_by_line(base[section]), _by_line(here[section]))
        ]
    return found


def compare_values(old: Any, new: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Where two values of JSON differ: the path, and what stands there in each; the deepest places only."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in [*old, *(name for name in new if name not in old)]:
            yield from compare_values(old.get(name, NOTHING), new.get(name, NOTHING), _join(where, name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, (mine, yours) in enumerate(zip(old, new, strict=True)):
            yield from compare_values(mine, yours, f"{where}[{place}]")
    elif isinstance(old, list) and isinstance(new, list):
        gone, come = _without(old, new), _without(new, old)
        yield where, f"{len(old)} entries, {gone} only there", f"{len(new)} entries, {come} only here"
    else:
        yield where, old, new


def compare_questions(base: Mapping[str, Any], here: Mapping[str, Any], ask_again: Asker) -> Iterator[Difference]:
    """The calls whose results differ, with their first differing row."""
    for key in [*base, *(key for key in here if key not in base)]:
        if key not in here or key not in base:
            where = "not there any more" if key in base else "new"
            yield Difference("questions", call_of(key).describe(), (where,))
    differing = [key for key in base if key in here and is_other(base[key], here[key])]
    with_rows = [key for key in differing if {"digest"} <= base[key].keys() & here[key].keys()]
    again = choose_calls(with_rows, ASKED_AGAIN)
    old, new = ask_again(again) if again else ({}, {})
    for key in differing:
        shapes = list(_compare_shapes(base[key], here[key]))
        rows = compare_rows(old[key], new[key]) if key in again else []
        if shapes or rows or key not in again:
            what = (*shapes, *(rows or [] if key in again else ["the rows differ (not asked again)"]))
            yield Difference("questions", call_of(key).describe(), tuple(what))


def is_other(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether two results of a call differ. What a refusal says may be worded anew."""
    if "error" in old or "error" in new:
        return ("error" in old) != ("error" in new)
    return old != new


def choose_calls(keys: list[str], most: int) -> list[str]:
    """At most so many of the calls: first one of each question, then the others."""
    first = dict[str, str]()
    for key in keys:
        first.setdefault(call_of(key).name, key)
    others = [key for key in keys if key != first[call_of(key).name]]
    return [*first.values(), *others][:most]


def compare_rows(old: Path | str, new: Path | str) -> list[str]:
    """What the rows of one call differ in: how many, and the first of them; nothing where only noise differs."""
    if isinstance(old, str) or isinstance(new, str):
        return [
            f"BASE {old if isinstance(old, str) else 'answered'}",
            f"here {new if isinstance(new, str) else 'answered'}",
        ]
    mine, yours = pd.read_parquet(old), pd.read_parquet(new)
    common = [name for name in mine.columns if name in yours.columns]
    mine, yours = mine[common], yours[common]
    only_old, only_new = _left_over(mine, yours), _left_over(yours, mine)
    if not len(only_old) and not len(only_new):
        return ["the same rows in another order"] if not mine.equals(yours) else []
    pairs = _pair(only_old, only_new) if len(only_old) == len(only_new) else None
    if pairs is not None and all(_is_close(mine_row, your_row) for mine_row, your_row in pairs):
        return []
    lines = [f"{len(only_old)} of {len(mine)} rows only in BASE, {len(only_new)} of {len(yours)} only here"]
    return lines + _describe_first(only_old, only_new)


def shorten(value: Any) -> str:
    """The value as a text that fits a line."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def write_report(differences: list[Difference], most: int = 40) -> list[str]:
    """The differences as lines, section by section, with at most so many of a section."""
    lines = []
    for section in dict.fromkeys(difference.section for difference in differences):
        of_section = [difference for difference in differences if difference.section == section]
        lines += ["", f"{section}: {len(of_section)} {'differences' if len(of_section) > 1 else 'difference'}"]
        for difference in of_section[:most]:
            lines += [f"  {difference.where}", *(f"      {line}" for line in difference.what)]
        if len(of_section) > most:
            lines.append(f"  … and {len(of_section) - most} more")
    return lines


def _compare_shapes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for part in ("error", "counted", "columns", "rows"):
        if old.get(part) != new.get(part):
            yield f"{part}: BASE {shorten(old.get(part, NOTHING))}, here {shorten(new.get(part, NOTHING))}"
    if old.get("columns") == new.get("columns") and old.get("dtypes") != new.get("dtypes"):
        kinds = zip(old["columns"], old["dtypes"], new["dtypes"], strict=True)
        yield "dtypes: " + ", ".join(f"{name} {mine} → {yours}" for name, mine, yours in kinds if mine != yours)


def _left_over(frame: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """The rows of the first frame that the second has not, as often as they are more."""
    if frame.empty:
        return frame
    names = list(frame.columns)
    numbered = frame.assign(_place=frame.groupby(names, sort=False).cumcount())
    of_other = other.assign(_place=other.groupby(names, sort=False).cumcount() if len(other) else 0)
    joined = numbered.merge(of_other, how="left", on=[*names, "_place"], indicator=True)
    return frame[(joined["_merge"] == "left_only").to_numpy()]


def _pair(old: pd.DataFrame, new: pd.DataFrame) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The rows of both, each with the one that is likest by its texts and then by its rounded numbers."""

    def ordered(frame: pd.DataFrame) -> list[tuple[str, ...]]:
        rows = [tuple(map(str, row)) for row in frame.itertuples(index=False, name=None)]
        return sorted(
            rows, key=lambda row: [f"{_number(cell):.6g}" if _number(cell) is not None else cell for cell in row]
        )

    return list(zip(ordered(old), ordered(new), strict=True))


def _is_close(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    for mine, yours in zip(old, new, strict=True):
        if mine == yours:
            continue
        a, b = _number(mine), _number(yours)
        if a is None or b is None or abs(a - b) > max(ABSOLUTE, RELATIVE * max(abs(a), abs(b))):
            return False
    return True


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def _describe_first(old: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    """The first row only in BASE beside the one here that agrees with it in the most cells."""
    if old.empty or new.empty:
        row, name = (old, "BASE") if new.empty else (new, "here")
        cells = ", ".join(f"{column}={cell}" for column, cell in row.iloc[0].items())
        return [f"first row only in {name}: {shorten(cells)}"]
    mine = old.iloc[0]
    yours = new.iloc[int((new.head(500) == mine).sum(axis=1).to_numpy().argmax())]
    same = ", ".join(f"{column}={mine[column]}" for column in old.columns if mine[column] == yours[column])
    other = ", ".join(
        f"{column} {mine[column]} → {yours[column]}" for column in old.columns if mine[column] != yours[column]
    )
    return [f"first differing row: {shorten(same)}", f"    BASE → here: {shorten(other)}"]


def _by_line(section: Any) -> Any:
    """Commands by their line and place instead of their place alone, so that a difference names the command."""
    if isinstance(section, list) and section and isinstance(section[0], dict) and "line" in section[0]:
        return {f"{place + 1}. {run['line']}": {**run, "line": ""} for place, run in enumerate(section)}
    if isinstance(section, dict):
        return {name: _by_line(part) for name, part in section.items()}
    return section


def _join(where: str, name: str) -> str:
    return f"{where} › {name}" if where else name


def _without(mine: list[Any], others: list[Any]) -> list[Any]:
    left = list(others)
    only = []
    for one in mine:
        if one in left:
            left.remove(one)
        else:
            only.append(one)
    return only
