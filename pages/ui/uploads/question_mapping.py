"""A question of a survey file: wording, sample answers, and what it measures, as proposed or as corrected."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data.survey.model.mapping import Question
from data.survey.review.mapping_corrections import (
    ASSIGNABLE_ROLES,
    UNSCALED_ROLES,
    correct_question,
    is_confirmed,
    list_dimensions,
)
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, format_list, translate_message
from pages.ui.labels.survey_labels import label_dimension, label_role
from pages.ui.session import persistent_widgets

MAX_SHOWN_LENGTH = 60


def show_question(key: str, question: Question) -> None:
    """Shows a question and the widgets that correct it; `key` begins their keys."""
    with st.container(key=f"row_{key}"):
        left, right = st.columns([1, 1], vertical_alignment="top")
        with left:
            show_sentence(f"**{_shorten(question.wording, 200)}**")
            st.caption(" · ".join(_shorten(sample, MAX_SHOWN_LENGTH) for sample in question.samples) or _("no answers"))
        with right:
            role = persistent_widgets.show_selectbox(
                _("What “{wording}” measures", wording=_shorten(question.wording, MAX_SHOWN_LENGTH)),
                ASSIGNABLE_ROLES,
                key=f"{key}_role",
                default=question.role,
                format_func=label_role,
                label_visibility="collapsed",
            )
            if role == "nps":
                st.checkbox(
                    _("Yes, this is NPS; unticked it is a rating"),
                    value=is_confirmed(question),
                    key=f"{key}_nps",
                    persist_state="session",
                )
            st.caption(_describe_reason(question) if role == question.role else _("as you chose"))
            if role not in UNSCALED_ROLES:
                st.caption(describe_measure(read_correction(key, question)))
            if role != "ignore":
                _show_details(key, question, role)


def _describe_reason(question: Question) -> str:
    return translate_message(question.reason) if question.reason else _("as the map says")


def describe_measure(question: Question) -> str:
    """`1 to 5 · dimension Reliability · Very satisfied = 5, …`."""
    low, high = question.scale_min, question.scale_max
    parts = []
    if low is not None and high is not None:
        parts.append(_("from {low} to {high}", low=_format_score(low), high=_format_score(high)))
    if question.dimension:
        parts.append(_("dimension {dimension}", dimension=label_dimension(question.dimension)))
    if question.item:
        parts.append(_("item {item}", item=question.item))
    if question.scores:
        parts.append(format_list([f"{_shorten(text, 30)} = {_format_score(score)}" for text, score in question.scores]))
    return " · ".join(parts) or _("no scale; say one")


def _show_details(key: str, question: Question, role: str) -> None:
    details = st.popover(_("Correct"), type="tertiary", icon=":material/edit:", key=f"{key}_more", on_change="rerun")
    if not details.open:
        return
    with details:
        persistent: dict[str, Any] = {"persist_state": "session"}
        st.text_area(_("Wording"), question.wording, key=f"{key}_wording", height=80, **persistent)
        st.caption(
            _(
                "Columns: {columns}",
                columns=format_list([_shorten(name, MAX_SHOWN_LENGTH) for name in question.columns[:12]]),
            )
        )
        if role in UNSCALED_ROLES:
            return
        dimension = question.dimension if question.dimension in list_dimensions(role) else ""
        persistent_widgets.show_selectbox(
            _("Dimension"),
            ("", *list_dimensions(role)),
            key=f"{key}_dimension",
            default=dimension or "",
            format_func=label_dimension,
        )
        st.text_input(
            _("Item, the same for questions that belong together"), question.item or "", key=f"{key}_item", **persistent
        )
        low, high = st.columns(2)
        low.number_input(
            _("Lowest score"), value=_to_float(question.scale_min), step=1.0, key=f"{key}_low", **persistent
        )
        high.number_input(
            _("Highest score"), value=_to_float(question.scale_max), step=1.0, key=f"{key}_high", **persistent
        )
        for index, (text, score) in enumerate(question.scores):
            st.number_input(
                _("Score of “{text}”", text=_shorten(text, 40)),
                value=float(score),
                step=1.0,
                key=f"{key}_score_{index}",
                **persistent,
            )


def read_correction(key: str, question: Question) -> Question:
    """The question with the corrections of its widgets, also of those that are not on the page."""

    def get_value(name: str, proposal: Any) -> Any:
        return st.session_state.get(f"{key}_{name}", proposal)

    scores = [(text, get_value(f"score_{index}", score)) for index, (text, score) in enumerate(question.scores)]
    return correct_question(
        question,
        get_value("role", question.role),
        is_nps=bool(get_value("nps", is_confirmed(question))),
        wording=str(get_value("wording", question.wording) or ""),
        dimension=get_value("dimension", question.dimension),
        item=str(get_value("item", question.item) or ""),
        scale=(get_value("low", question.scale_min), get_value("high", question.scale_max)),
        weight=question.weight,
        scores=tuple((text, float(score)) for text, score in scores if score is not None),
    )


def _to_float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _format_score(value: float) -> str:
    return format_number(value, 0 if value == int(value) else 1)


def _shorten(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
