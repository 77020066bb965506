"""What the roles, tools and parts of a survey are called where a file of answers is looked at."""

from __future__ import annotations

from pages.ui.i18n.translation import N_, _
from pages.ui.labels.value_labels import DIMENSION_LABELS

SURVEY_ROLE_LABELS = {
    "csat": N_("Satisfaction (CSAT)"),
    "nps": N_("Recommendation (NPS)"),
    "effort": N_("Effort (CES)"),
    "servqual_expectation": N_("SERVQUAL: what is expected"),
    "servqual_adequate": N_("SERVQUAL: what is just acceptable"),
    "servqual_perception": N_("SERVQUAL: what is perceived"),
    "acsi_overall": N_("ACSI-style: overall satisfaction"),
    "acsi_expectation": N_("ACSI-style: against expectations"),
    "acsi_ideal": N_("ACSI-style: against the ideal"),
    "kano_functional": N_("Kano: if it is there"),
    "kano_dysfunctional": N_("Kano: if it is not there"),
    "rating": N_("Rating on a scale"),
    "importance": N_("How important it is"),
    "choice": N_("Choice of options"),
    "comment": N_("Comment in own words"),
    "ignore": N_("Leave out"),
}
TOOL_LABELS = {
    "wenjuanxing": N_("Wenjuanxing"),
    "tencent": N_("Tencent Questionnaire"),
    "surveymonkey": N_("SurveyMonkey"),
    "qualtrics": N_("Qualtrics"),
    "google": N_("Google Forms"),
    "microsoft": N_("Microsoft Forms"),
    "typeform": N_("Typeform"),
    "limesurvey": N_("LimeSurvey"),
    "long": N_("the long form, an answer on each row"),
    "plain": N_("no known tool"),
}
MATCH_KEY_LABELS = {
    "customer_id": N_("customer number"),
    "email": N_("e-mail address"),
    "phone": N_("phone number"),
}


def label_role(role: str) -> str:
    """`Satisfaction (CSAT)`."""
    return _(SURVEY_ROLE_LABELS[role])


def label_dimension(dimension: str | None) -> str:
    """`Reliability`; a dash where there is none."""
    return _(DIMENSION_LABELS[dimension]) if dimension else _("none")


def label_tool(layout: str) -> str:
    """`Qualtrics`."""
    return _(TOOL_LABELS[layout])


def label_match_key(key: str) -> str:
    """`e-mail address`."""
    return _(MATCH_KEY_LABELS[key])
