"""Where every error ends: a sentence for the reader, the trace in the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st

from data.errors import CrmError, QuestionError
from pages.ui.i18n.translation import _, translate_message

LOG = logging.getLogger("crm.pages")
P = ParamSpec("P")


def describe_error(error: Exception) -> str:
    """The sentence that a reader sees about an error; unforeseen errors are logged under a reference."""
    if isinstance(error, CrmError):
        return translate_message(error)
    reference = secrets.token_hex(4)
    LOG.error("reference %s", reference, exc_info=error)
    return _(
        "Something went wrong here, and it is not your doing. Try again; if it happens once more, "
        "tell your administrator the reference {reference}.",
        reference=reference,
    )


@contextmanager
def show_errors(reset: Callable[[], None] | None = None) -> Iterator[None]:
    """Shows errors of this block to the reader; offers `reset` where the filters themselves were wrong."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the boundary is for every error
        st.error(describe_error(error), icon=":material/error:")
        if reset and isinstance(error, QuestionError):
            st.button(_("Reset the filters"), on_click=reset, icon=":material/restart_alt:", key="reset_after_error")


def guard_fragment(part: Callable[P, None]) -> Callable[P, None]:
    """Makes a function a fragment, which reruns alone and shows its errors in its place."""

    @wraps(part)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        with show_errors():
            part(*args, **kwargs)

    return st.fragment(guarded)


def handle_script_error(error: Exception) -> bool:
    """Shows an error that a run of the frame did not catch, such as one in a widget's callback.

    Returns:
        True: Streamlit shows nothing of its own.
    """
    st.error(describe_error(error), icon=":material/error:")
    return True
