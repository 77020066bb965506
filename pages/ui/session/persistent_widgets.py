"""Choices that outlive their widgets: when the reader opens another page, switches the language or folds a part away.

A browser holds a choice by its label, and labels change with the language. So each language has a widget of its own,
and the choice stands in the session under the key itself.
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
    """A select box whose choice stands in the session under `key`.

    Returns:
        The chosen option.
    """
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
    """Radio buttons whose choice stands in the session under `key`.

    Args:
        label: label of the widget.
        options: the values to choose from.
        key: session key of the choice.
        default: the first choice; None for none.
        format_func: the words of an option.
        on_change: called when the reader chose another option.

    Returns:
        The chosen option, None while there is none.
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
    """Sets the state of the current language's widget to the choice; gives the widget's key."""
    choice = st.session_state.get(key, default)
    st.session_state[key] = choice if choice in options else default
    widget = f"{key}@{get_language()}"
    st.session_state[widget] = st.session_state[key]
    return widget


def _store_choice(key: str, widget: str, on_change: Callable[[], None] | None = None) -> None:
    st.session_state[key] = st.session_state[widget]
    if on_change is not None:
        on_change()
