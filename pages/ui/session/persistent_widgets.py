"""Choices that outlive their widgets: another page, another language, a part of the page that is folded away.

A browser holds a choice by its label, and labels change with the language; so each language has a widget of its own,
and the choice itself is kept beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import streamlit as st

from pages.ui.i18n.translation import get_language


def show_selectbox(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: str,
    format_func: Callable[[str], str] = str,
    **widget_options: Any,
) -> str:
    """One of the options from a list that folds out; kept in the session under `key`."""
    widget = _prepare_widget(key, options, default)
    st.selectbox(
        label,
        options,
        key=widget,
        format_func=format_func,
        on_change=_store_choice,
        args=(key, widget),
        **widget_options,
    )
    return cast(str, st.session_state[key])


def show_radio(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: str | None,
    format_func: Callable[[str], str] = str,
    on_change: Callable[[], None] | None = None,
    **widget_options: Any,
) -> str | None:
    """One of a few options that all stand on the page; none is chosen while `default` is None.

    `then` is done when another one was chosen.
    """
    widget = _prepare_widget(key, options, default)
    st.radio(
        label,
        options,
        index=None,
        key=widget,
        format_func=format_func,
        on_change=_store_choice,
        args=(key, widget, on_change),
        **widget_options,
    )
    return cast("str | None", st.session_state[key])


def _prepare_widget(key: str, options: Sequence[str], default: str | None) -> str:
    """The widget's own key, its state set to what is kept."""
    held = st.session_state.get(key, default)
    st.session_state[key] = held if held in options else default
    widget = f"{key}@{get_language()}"
    st.session_state[widget] = st.session_state[key]
    return widget


def _store_choice(key: str, widget: str, on_change: Callable[[], None] | None = None) -> None:
    st.session_state[key] = st.session_state[widget]
    if on_change is not None:
        on_change()
