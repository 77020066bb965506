"""The survey upload's third and fourth steps: questions and what they measure, and the match with customers."""

import streamlit as st

from data.survey.model.mapping import MATCH_KEYS, Question, RespondentKey, SurveyMapping
from data.survey.model.outcome import SurveyTarget
from data.survey.read.survey_file import SurveyFile
from data.survey.recognition.mapping_proposal import propose_mapping
from data.survey.review.mapping_corrections import add_samples, apply_confirmation
from data.survey.review.mapping_json import dump_mapping_json, parse_mapping_json, validate_mapping_columns
from data.survey.review.stored_surveys import load_prior_knowledge
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import N_, _, format_list, n_
from pages.ui.labels.survey_labels import label_match_key
from pages.ui.session import persistent_widgets
from pages.ui.session.answers import get_data_version, get_warehouse
from pages.ui.session.error_boundary import show_errors
from pages.ui.uploads import question_mapping
from pages.ui.uploads.uploaded_file import Upload

DATE_ORDERS = {"dmy": N_("the day first, as in 31/05/2026"), "mdy": N_("the month first, as in 05/31/2026")}
QUESTIONS_PER_PAGE = 20


def match_people(
    page_key: str, upload: Upload, file: SurveyFile, mapping: SurveyMapping, questions: tuple[Question, ...]
) -> SurveyMapping:
    """Show the step People; returns the mapping with questions, match key and date order."""
    st.header(_("4 · People"), anchor=False)
    show_sentence(
        _("Respondents are matched to customers. Those who are not found are kept without a name, and counted.")
    )
    columns = [column.name for column in file.detected.columns]
    proposed, key = mapping.people, f"{page_key}_{upload.turn}_{file.survey}"
    match_key = persistent_widgets.show_selectbox(
        _("Match them by"),
        ("", *MATCH_KEYS),
        key=f"{key}_by",
        default=proposed.by if proposed else "",
        format_func=lambda key_name: label_match_key(key_name) if key_name else _("nothing; all answers are anonymous"),
    )
    column = None
    if match_key:
        likely_columns = [column.name for column in file.detected.columns if column.meta == match_key]
        default_column = (
            proposed.column if proposed and proposed.by == match_key else next(iter(likely_columns), columns[0])
        )
        column = persistent_widgets.show_selectbox(
            _("which stands in the column"), columns, key=f"{key}_column_{match_key}", default=default_column
        )
    date_order = None
    if mapping.submitted_at and not mapping.date_order:
        date_order = persistent_widgets.show_radio(
            _("The dates in {column} have", column=format_list(mapping.submitted_at)),
            list(DATE_ORDERS),
            key=f"{key}_order",
            default=None,
            format_func=lambda order: _(DATE_ORDERS[order]),
        )
    confirmed = apply_confirmation(
        mapping, questions, RespondentKey(column, match_key) if match_key and column else None, date_order
    )
    st.download_button(
        _("Keep this map as a file"),
        dump_mapping_json(confirmed),
        f"{upload.path.stem}.map.json",
        "application/json",
        key=f"{page_key}_map_download",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
    return confirmed


def load_proposed_mapping(page_key: str, upload: Upload, file: SurveyFile, survey: SurveyTarget) -> SurveyMapping:
    """The uploaded mapping, else the proposed one, which is computed once per file, reading, survey and data."""
    uploaded: SurveyMapping | None = st.session_state.get(f"{page_key}_map_{upload.turn}")
    if uploaded:
        return uploaded
    key = (upload.turn, file.reading, file.survey, survey.survey_id or survey.name, get_data_version())
    proposals: dict[object, SurveyMapping] = st.session_state.setdefault(f"{page_key}_proposed", {})
    if key not in proposals:
        knowledge = load_prior_knowledge(get_warehouse(), file, survey)
        proposals[key] = add_samples(propose_mapping(file.detected, file.profiles, knowledge), file)
    return proposals[key]


def review_questions(
    page_key: str, upload: Upload, file: SurveyFile, survey: SurveyTarget, mapping: SurveyMapping
) -> tuple[Question, ...]:
    """Show the step Questions, a page at a time; returns all questions with their corrections."""
    st.header(_("3 · Questions"), anchor=False)
    count = len(mapping.questions)
    show_sentence(
        n_(
            "**{count}** question was found. Look at what it measures, and correct it.",
            "**{count}** questions were found. Look at what each measures, and correct it.",
            count,
            count=count,
        )
    )
    is_sent = f"{page_key}_map_{upload.turn}" in st.session_state
    key = f"{page_key}_{upload.turn}_{file.survey}_{survey.survey_id}_{st.session_state.get(f'{page_key}_maps', 0)}"
    pages = -(-count // QUESTIONS_PER_PAGE)
    first = (
        (st.pagination(pages, key=f"{key}_page", persist_state="session") - 1) * QUESTIONS_PER_PAGE if pages > 1 else 0
    )
    for index, question in list(enumerate(mapping.questions))[first : first + QUESTIONS_PER_PAGE]:
        question_mapping.show_question(f"{key}_{index}", question)
    if is_sent:
        st.button(
            _("Use the proposal again"), key=f"{page_key}_unmap", on_click=_set_mapping, args=(page_key, upload, None)
        )
    else:
        _render_map_upload(page_key, upload, file)
    return tuple(
        question_mapping.read_correction(f"{key}_{index}", question) for index, question in enumerate(mapping.questions)
    )


def _render_map_upload(page_key: str, upload: Upload, file: SurveyFile) -> None:
    """The upload of a mapping that was downloaded before."""
    with st.expander(_("Use a map that was kept as a file")):
        file_sent = st.file_uploader(_("The map, a JSON file"), ["json"], key=f"{page_key}_map_file_{upload.turn}")
        if file_sent is not None:
            with show_errors():
                mapping = parse_mapping_json(file_sent.getvalue().decode("utf-8-sig", errors="replace"))
                validate_mapping_columns(mapping, file.detected)
                _set_mapping(page_key, upload, add_samples(mapping, file))
                st.rerun()


def _set_mapping(page_key: str, upload: Upload, mapping: SurveyMapping | None) -> None:
    st.session_state[f"{page_key}_maps"] = st.session_state.get(f"{page_key}_maps", 0) + 1
    if mapping is None:
        del st.session_state[f"{page_key}_map_{upload.turn}"]
    else:
        st.session_state[f"{page_key}_map_{upload.turn}"] = mapping
