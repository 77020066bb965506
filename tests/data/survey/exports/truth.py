"""What a generated file says: every figure that a survey's import must come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

ANY_SCORED = (
    *("csat", "nps", "effort", "rating", "importance"),
    *("servqual_expectation", "servqual_adequate", "servqual_perception"),
    *("acsi_overall", "acsi_expectation", "acsi_ideal"),
)
OTHER = "<other>"


@dataclass(frozen=True)
class Expected:
    """One question as it must be stored. `answers` holds by person a score, a set of options, or a text."""

    kind: str
    """scores, options, texts, or some: the file does not tell what they are, only how many answer."""
    names: tuple[str, ...]
    """What the stored wording must contain: as much of it as the file has."""
    roles: tuple[str, ...]
    answers: Mapping[int, object]
    scale: tuple[int, int] | None = None
    free: frozenset[str] = frozenset()
    """Typed words and the label of "other": counted together, as one option."""
    counts_other: bool = True
    """False: the file does not tell whether somebody chose "other"."""
    is_optional: bool = False
    """It need not be stored."""
    pair: str = ""
    """Questions with the same mark must have the same item."""
    is_overall: bool = False
    is_nps: bool = False


@dataclass
class Truth:
    """What the file says of its respondents; persons by their number."""

    complete: list[int]
    partial: list[int]
    left_out: int
    expected: list[Expected]
    ids: dict[int, str] | None = None
    """The tool's own number of each response, where it has one."""
    first: datetime | None = None
    last: datetime | None = None
    """Of the complete responses; None where the tool does not say."""
    emails: dict[int, str] = field(default_factory=dict)

    def figures(self) -> dict[str, object]:
        """The figures that an expected.json has."""
        found: dict[str, object] = {"complete": len(self.complete), "partial": len(self.partial)}
        done = set(self.complete)
        for one in self.expected:
            here = {number: value for number, value in one.answers.items() if number in done}
            if one.is_overall and one.kind == "scores":
                found["csat"] = _csat(here, one.scale)
            if one.is_nps and "nps" in one.roles and one.kind == "scores":
                found["nps"] = _nps(here)
        found["comments"] = sum(
            len(done & one.answers.keys()) for one in self.expected if one.kind == "texts" and not one.is_optional
        )
        return found


def _csat(answers: Mapping[int, object], scale: tuple[int, int] | None) -> tuple[int, float, float]:
    scores = [float(str(score)) for score in answers.values()]
    assert scale is not None
    top = scale[1] - (2 if scale[1] == 10 else 1)
    return len(scores), round(sum(scores) / len(scores), 6), round(sum(s >= top for s in scores) / len(scores), 6)


def _nps(answers: Mapping[int, object]) -> tuple[int, float]:
    scores = [float(str(score)) for score in answers.values()]
    good, bad = sum(s >= 9 for s in scores), sum(s <= 6 for s in scores)
    return len(scores), round(100 * (good - bad) / len(scores), 6)


@dataclass(frozen=True)
class Export:
    """A generated file and what it says."""

    path: Path
    layout: str
    seed: int
    truth: Truth
    told: str
    """Which variants of the layout it has, for whoever looks for a defect."""


def options(one: Expected, among: set[int]) -> Counter[str]:
    """How often each option was chosen by some of the people."""
    found: Counter[str] = Counter()
    for number, person_options in one.answers.items():
        if number in among:
            assert isinstance(person_options, frozenset)
            found.update({OTHER if option in one.free else option for option in person_options})
    if not one.counts_other:
        del found[OTHER]
    return found
