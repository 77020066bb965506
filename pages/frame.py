"""The frame of every page: menu, title row, filter bar, and the one place where errors are shown."""

from pathlib import Path

import streamlit as st

from pages.ui.filters import filter_bar
from pages.ui.i18n.translation import LANGUAGE_KEY, _, choose_language
from pages.ui.report import list_dialog, title_row
from pages.ui.session import answers, view_state
from pages.ui.session.error_boundary import show_errors
from pages.ui.session.session_state import WidgetKey, get_session

UI_FOLDER = Path(__file__).parent / "ui"

# Own files: named icons would make the browser fetch them from another server.
st.set_page_config(layout="wide", initial_sidebar_state="auto", page_icon=UI_FOLDER / "icon.svg")
st.logo(UI_FOLDER / "logo.svg", size="large", icon_image=UI_FOLDER / "icon.svg")
if WidgetKey.LANGUAGE not in st.session_state:
    get_session().is_language_pinned = LANGUAGE_KEY in st.query_params
    st.session_state[WidgetKey.LANGUAGE] = choose_language(st.query_params.get(LANGUAGE_KEY), st.context.locale)
st.html(UI_FOLDER / "style.css")

# Survey pages look from the day of the latest response, the other reports from that of the latest purchase.
survey_pages = [
    st.Page(
        "reports/satisfaction/page.py",
        title=_("Satisfaction"),
        icon=":material/thumbs_up_down:",
        url_path="satisfaction",
    ),
    st.Page(
        "reports/service_quality.py",
        title=_("Service quality"),
        icon=":material/compare_arrows:",
        url_path="service-quality",
    ),
    st.Page(
        "reports/offer_value/page.py", title=_("Offer and value"), icon=":material/balance:", url_path="offer-value"
    ),
    st.Page("reports/comments.py", title=_("Comments"), icon=":material/chat:", url_path="comments"),
]
# Pages on deals look from the latest day of a deal or a contact.
deal_pages = [
    st.Page("reports/funnel/page.py", title=_("Funnel"), icon=":material/filter_alt:", url_path="funnel"),
    st.Page("reports/channels/page.py", title=_("Channels and contracts"), icon=":material/hub:", url_path="channels"),
]
call_list_page = st.Page(
    "customers/call_list/page.py", title=_("Call list"), icon=":material/call:", url_path="call-list"
)
report_pages = [
    st.Page("reports/overview.py", title=_("Overview"), icon=":material/dashboard:", default=True),
    st.Page("reports/value.py", title=_("Value tiers"), icon=":material/diamond:", url_path="value"),
    st.Page("reports/churn/page.py", title=_("Churn and win-back"), icon=":material/autorenew:", url_path="churn"),
    *survey_pages,
    st.Page("reports/lifecycle.py", title=_("Lifecycle"), icon=":material/timeline:", url_path="lifecycle"),
    *deal_pages,
]
selection_pages = [
    st.Page("customers/explorer/page.py", title=_("Explorer"), icon=":material/tune:", url_path="explorer"),
    st.Page("customers/scorecard/page.py", title=_("Scorecard"), icon=":material/grade:", url_path="scorecard"),
]
customer_pages = [
    *selection_pages,
    st.Page(
        "customers/customer/page.py", title=_("Customer card"), icon=":material/contact_page:", url_path="customer"
    ),
    call_list_page,
]
entry_pages = [
    st.Page(
        "entry/new_customer/page.py", title=_("New customer"), icon=":material/person_add:", url_path="new-customer"
    ),
    st.Page(
        "entry/survey_upload/page.py", title=_("Survey upload"), icon=":material/rate_review:", url_path="survey-upload"
    ),
    st.Page("entry/load/page.py", title=_("Load"), icon=":material/upload_file:", url_path="load"),
    st.Page("entry/history.py", title=_("History"), icon=":material/history:", url_path="history"),
]
admin_pages = [st.Page("admin/quality.py", title=_("Data"), icon=":material/database:", url_path="data")]
page = st.navigation(
    {
        _("Reports"): report_pages,
        _("Customers"): customer_pages,
        _("Entry"): entry_pages,
        _("Administration"): admin_pages,
    }
)

subject = "responses" if page in survey_pages else "deals" if page in (*deal_pages, call_list_page) else "purchases"
view_state.sync_from_address(page.url_path, subject)
view_state.sync_to_address()
requested_list = list_dialog.take_opened_list()
with show_errors(view_state.reset_filters):
    answers.refresh_data_version()
    title_row.show_title_row(
        _("Edit customer") if page == entry_pages[0] and view_state.get_page_parameter("customer") else page.title
    )
    if page in (*report_pages, *selection_pages):
        filter_bar.show_filter_bar(has_churn_window=page.url_path == "churn")
    page.run()
    if requested_list:
        list_dialog.show_list(requested_list)
