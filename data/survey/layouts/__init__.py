"""The layouts of survey files: one module for each tool. The last one fits every table."""

from collections.abc import Callable

from data.survey.layouts import (
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
from data.survey.model.columns import DetectedLayout, FileHead

# The surest marks first. A first column of stamps is the weakest.
_LAYOUT_MATCHERS: tuple[Callable[[FileHead], DetectedLayout | None], ...] = (
    qualtrics.match_layout,
    surveymonkey.match_layout,
    long.match_layout,
    limesurvey.match_layout,
    typeform.match_layout,
    microsoft.match_layout,
    tencent.match_layout,
    wenjuanxing.match_layout,
    google.match_layout,
)


def detect_layout(head: FileHead) -> DetectedLayout:
    """The layout of the file. Never fails: what no tool's layout fits is `plain`."""
    for read in _LAYOUT_MATCHERS:
        if (found := read(head)) is not None:
            return found
    return plain.match_layout(head)
