"""What one browser session holds between runs, as one typed object.

Streamlit owns the values of widgets and keeps them under the keys in `WidgetKey`, or under keys that a page builds from
a row or a field. Everything else that a session remembers is an attribute of `SessionState`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.ui.i18n.translation import LANGUAGE_KEY
from pages.ui.session.address import Address
from queries import Filters

_SESSION_KEY = "session"


class WidgetKey(StrEnum):
    """Keys of widgets that stand on a page once and whose values other modules read or set."""

    LANGUAGE = LANGUAGE_KEY
    PERIOD = "period"
    SEGMENT = "segment"
    CHANGE_SPLIT = "change_by"
    SATISFACTION_SPLIT = "satisfied_by"
    TREND_METRIC = "trend_metric"
    TREND_STEP = "trend_step"
    CARD_SEARCH = "card_search"
    # A persistent widget: other pages set it before they open the history.
    HISTORY_BATCH = "history_batch"


@dataclass
class ViewState:
    """The filters in force, the page that is shown, and the address that both were last written into.

    Attributes:
        filters: as the reader chose them; open days are None.
        page_parameters: the parameters of the address that belong to one page alone, by the page's path.
        page: path of the page that is shown; None before the first run.
        previous_page: path of the page of the run before; None in the first run.
        subject: the facts that the page counts: `purchases`, `responses` or `deals`.
        published_address: what was written into the address last, without the language; None before the first run.
        is_changed: a callback changed the view since the last run of the whole page.
        bare_page: path of the page that was last reached by an address without parameters, as the menu's links are.
        is_back_on_bare_page: the back button met that bare address again, so it is left as it is.
    """

    filters: Filters = field(default_factory=Filters)
    page_parameters: dict[str, Address] = field(default_factory=dict)
    page: str | None = None
    previous_page: str | None = None
    subject: str = "purchases"
    published_address: Address | None = None
    is_changed: bool = False
    bare_page: str | None = None
    is_back_on_bare_page: bool = False

    @property
    def own_parameters(self) -> Address:
        """The parameters of the page that is shown; changes to the mapping are kept."""
        return self.get_parameters(self.page or "")

    def get_parameters(self, page: str) -> Address:
        """The parameters of one page; changes to the mapping are kept."""
        return self.page_parameters.setdefault(page, {})


@dataclass
class CriteriaDraft:
    """The condition builder's form, which holds unfinished rows too, and the expression that it was built from.

    `form` is a `ConditionForm`, or None where no form can show the expression; `text` is None before the first build.
    """

    form: object | None = None
    text: str | None = None


@dataclass
class OpenForms:
    """The customer forms of this session: `CustomerForm` and `DraftWriter` by the form's number."""

    by_number: dict[int, object] = field(default_factory=dict)
    writers: dict[int, object] = field(default_factory=dict)
    last_number: int = 0


@dataclass
class UploadState:
    """The file of one upload page.

    Attributes:
        file: the `Upload`; None before somebody sent one.
        turn: how many files were sent to the page; part of the keys of their widgets.
        checked_choices: the choices that the last check was started with; None before the first.
        readings: what was read of the file, by the way of reading it.
    """

    file: object | None = None
    turn: int = 0
    checked_choices: object | None = None
    readings: dict[object, object] = field(default_factory=dict)


@dataclass
class ExplorerState:
    """What the explorer remembers besides the filters.

    Attributes:
        selected_customers: the names of the selected customers by id, on all pages of the table.
        pending_action: the `BulkAction` that waits for a confirmation.
        started_action: the `BulkAction` that was started last.
        shown_job: the `Job` whose end the page has shown, so that it runs once more for each job only.
    """

    selected_customers: dict[str, str] = field(default_factory=dict)
    pending_action: object | None = None
    started_action: object | None = None
    shown_job: object | None = None


@dataclass
class SessionState:
    """What a session remembers besides the values of its widgets.

    Rooms that this module must not import own the objects that are typed `object` here, and narrow them on reading.

    Attributes:
        is_language_pinned: the reader chose the language, so the address carries it.
        data_version: the data version that the current run reads; empty before the first.
        list_to_open: the `OpenedList` that a click asked for, until the next run shows it.
        lists_opened: how many lists were opened; the number of the last one.
        page_to_open: script of the page that a click asked for, until the next run goes there.
        action: the `ActionResult` of the last quick action.
        is_history_requested: a click asked for the history page, until the next run goes there.
        last_call: the row of the call list whose outcome was noted last; empty before the first.
        recent_customers: the names of the customers whose cards were opened, by id, the latest last.
        jobs: the `Job` of each name, running or ended.
        uploads: the state of each upload page, by the page's key.
    """

    is_language_pinned: bool = False
    view: ViewState = field(default_factory=ViewState)
    data_version: str = ""
    criteria: CriteriaDraft = field(default_factory=CriteriaDraft)
    forms: OpenForms = field(default_factory=OpenForms)
    list_to_open: object | None = None
    lists_opened: int = 0
    page_to_open: str | None = None
    action: object | None = None
    is_history_requested: bool = False
    last_call: Mapping[str, Any] = field(default_factory=dict)
    recent_customers: dict[str, str] = field(default_factory=dict)
    explorer: ExplorerState = field(default_factory=ExplorerState)
    jobs: dict[str, object] = field(default_factory=dict)
    uploads: dict[str, UploadState] = field(default_factory=dict)

    @property
    def is_full_run_needed(self) -> bool:
        """A click within a fragment changed the view or asked for a list: the whole page has to run again."""
        return self.view.is_changed or self.list_to_open is not None

    def get_upload(self, page: str) -> UploadState:
        """The state of an upload page; changes to it are kept."""
        return self.uploads.setdefault(page, UploadState())


def get_session() -> SessionState:
    """The state of the session whose script runs; a new, unshared one in a thread or process without a session."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return SessionState()
    if _SESSION_KEY not in st.session_state:
        st.session_state[_SESSION_KEY] = SessionState()
    return cast(SessionState, st.session_state[_SESSION_KEY])
