"""Several options in one cell: by what they are joined, and which of them hold that mark themselves."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

OPTION_DELIMITERS = ("┋", ";", "；", "|", "\n", ", ", ",", "、", "，")
# What no option holds itself. The others must prove themselves: their pieces come again in other company.
_CERTAIN_DELIMITERS = ("┋",)
_MAX_DELIMITED_OPTIONS, _MAX_CELL_LENGTH = 60, 5_000
# So often it is no chance that one option is chosen only with another one before it.
_MIN_PAIR_COUNT = 9


def find_option_delimiter(
    counts: Mapping[str, int], is_many: bool, is_open: bool
) -> tuple[str, tuple[str, ...]] | None:
    """The delimiter and the options that hold it, if the cells are choices of several; None if they are not.

    `is_many`: the wording asks for all that apply; `is_open`: it asks for the respondent's own words.
    """
    best: tuple[int, str, tuple[str, ...]] | None = None
    if max(map(len, counts), default=0) > _MAX_CELL_LENGTH:
        return None
    for delimiter in OPTION_DELIMITERS:
        if not any(delimiter in text for text in counts):
            continue
        cut = {text: split_pieces(text, delimiter) for text in counts}
        whole = _find_whole_options(cut, counts, delimiter)
        whole |= {part for parts in cut.values() for part in parts if delimiter in part}
        if len(whole) > _MAX_DELIMITED_OPTIONS:
            continue
        parted = {text: split_options(text, delimiter, whole) for text in counts}
        different = len({part for parts in parted.values() for part in parts})
        # The right one leaves the fewest options: “Letter,Phone (home, work)” falls apart at the comma without a blank.
        if _is_multi_select(parted, counts, delimiter, is_many, is_open) and (best is None or different < best[0]):
            best = different, delimiter, tuple(sorted(whole, key=len, reverse=True))
    return best and (best[1], best[2])


def split_pieces(text: str, delimiter: str) -> list[str]:
    """What stands between the delimiters; a comma before a blank is one only where all are."""
    parts = re.split(r",(?! )", text) if delimiter == "," else text.split(delimiter)
    return [part.strip() for part in parts if part.strip()]


def split_options(text: str, delimiter: str, whole: Iterable[str]) -> list[str]:
    """The options in a cell, those that hold the delimiter themselves left whole."""
    longest_first = sorted(whole, key=len, reverse=True)
    for place, option in enumerate(longest_first):
        text = re.sub(
            rf"(^|{re.escape(delimiter.strip())})(\s*){re.escape(option)}(?=\s*(?:$|{re.escape(delimiter.strip())}))",
            rf"\1\2{chr(0xE000 + place)}",
            text,
        )
    marks = {0xE000 + place: option for place, option in enumerate(longest_first)}
    return [part.translate(marks) for part in split_pieces(text, delimiter)]


def _find_whole_options(cut: Mapping[str, Sequence[str]], counts: Mapping[str, int], delimiter: str) -> set[str]:
    """Options that hold the delimiter: the second piece never comes but behind the first."""
    if delimiter in _CERTAIN_DELIMITERS:
        return set()
    alone: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text, parts in cut.items():
        alone.update(dict.fromkeys(parts, counts[text]))
        pairs.update(dict.fromkeys(zip(parts, parts[1:], strict=False), counts[text]))
    capitals = sum(part[:1].isupper() for part in alone) * 2 > len(alone)
    bound = {
        (first, second)
        for (first, second), count in pairs.items()
        if alone[second] == count
        and (capitals and second[:1].islower() or count >= (3 if alone[first] == count else _MIN_PAIR_COUNT))
    }
    result = set()
    for parts in cut.values():
        run: list[str] = []
        for part in (*parts, ""):
            if run and (run[-1], part) in bound:
                run.append(part)
                continue
            if len(run) > 1:
                result.add((delimiter if delimiter.endswith((" ", "\n")) else delimiter + " ").join(run))
                result.add(delimiter.join(run))
            run = [part]
    return {option for option in result if any(option in text for text in cut)}


def _is_multi_select(
    parted: Mapping[str, Sequence[str]], counts: Mapping[str, int], delimiter: str, is_many: bool, is_open: bool
) -> bool:
    several = {text: parts for text, parts in parted.items() if len(parts) > 1}
    ends = [text for text in parted if text.endswith(delimiter)]
    if not several:
        # Microsoft ends each option with a semicolon, also the only one.
        return delimiter == ";" and len(ends) == len(parted) and bool(ends)
    where: dict[str, int] = Counter(part for parts in parted.values() for part in set(parts))
    often: dict[str, int] = Counter()
    for text, parts in parted.items():
        often.update(dict.fromkeys(set(parts), counts[text]))
    answer_count = sum(often.values())
    again = sum(count for part, count in often.items() if where[part] > 1)
    if delimiter in _CERTAIN_DELIMITERS or is_many:
        return again * 2 >= answer_count or len(several) == 1
    usual = [part for part, count in often.items() if count > 1]
    wanted = 0.95 if is_open else 0.8
    longest = max(map(len, usual), default=0)
    return again >= wanted * answer_count and len(where) > 1 and len(usual) <= _MAX_DELIMITED_OPTIONS and longest <= 80
