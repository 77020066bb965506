"""The layouts of survey files: one module for each tool. The last one fits every table."""

from collections.abc import Callable

from data.intake.survey.columns import Head, Recognised
from data.intake.survey.layouts import (
    google,
    limesurvey,
    long,
    microsoft,
    plain,
    qualtrics,
    surveymonkey,
    tencent,
    typeform,
    wenjuanxing,
)

# The surest marks first. A first column of stamps is the weakest.
_READERS: tuple[Callable[[Head], Recognised | None], ...] = (
    qualtrics.read,
    surveymonkey.read,
    long.read,
    limesurvey.read,
    typeform.read,
    microsoft.read,
    tencent.read,
    wenjuanxing.read,
    google.read,
)


def recognise(head: Head) -> Recognised:
    """The layout of the file. Never fails: what no tool's layout fits is `plain`."""
    for read in _READERS:
        if (found := read(head)) is not None:
            return found
    return plain.read(head)
