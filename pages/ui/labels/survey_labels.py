"""Labels of the upload of survey answers: roles of questions, dimensions, survey tools, keys of customers."""

from __future__ import annotations

from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value


def label_role(role: str) -> str:
    """The role of a question, with the name of the method: `Satisfaction (CSAT)`."""
    return label_value("survey_role", role)


def label_dimension(dimension: str | None) -> str:
    """`Reliability`; `none` where the question has no dimension."""
    return label_value("dimension", dimension) if dimension else _("none")


def label_tool(layout: str) -> str:
    """The tool that exports files of this layout: `Qualtrics`."""
    return label_value("survey_tool", layout)


def label_match_key(key: str) -> str:
    """The key by which respondents are matched to customers: `e-mail address`."""
    return label_value("match_key", key)
