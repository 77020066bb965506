"""The survey upload's third step: what each question measures, with the reason, to be corrected; the map as a file."""

import streamlit as st

from data.intake.survey.correcting import add_samples
from data.intake.survey.mapping import Question, SurveyMapping
from data.intake.survey.mapping_json import parse_mapping_json, validate_mapping_columns
from data.intake.survey.outcome import SurveyTarget
from data.intake.survey.proposing import propose_mapping
from data.intake.survey.recalling import load_prior_knowledge
from data.intake.survey.source import SurveyFile
from pages.ui import questions
from pages.ui.boundary import show_errors
from pages.ui.load import get_data_version, get_warehouse
from pages.ui.say import show_sentence
from pages.ui.uploads import Upload
from pages.ui.words import _, n_

QUESTIONS_PER_PAGE = 20


def load_proposed_mapping(page: str, upload: Upload, file: SurveyFile, survey: SurveyTarget) -> SurveyMapping:
    """What the file is thought to mean, or what the map says that the person sent; worked out once for each choice."""
    sent: SurveyMapping | None = st.session_state.get(f"{page}_map_{upload.turn}")
    if sent:
        return sent
    key = (upload.turn, file.reading, file.survey, survey.survey_id or survey.name, get_data_version())
    kept: dict[object, SurveyMapping] = st.session_state.setdefault(f"{page}_proposed", {})
    if key not in kept:
        known = load_prior_knowledge(get_warehouse(), file, survey)
        kept[key] = add_samples(propose_mapping(file.found, file.profiles, known), file)
    return kept[key]


def review_questions(
    page: str, upload: Upload, file: SurveyFile, survey: SurveyTarget, mapping: SurveyMapping
) -> tuple[Question, ...]:
    """The questions as the person left them."""
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
    is_sent = f"{page}_map_{upload.turn}" in st.session_state
    key = f"{page}_{upload.turn}_{file.survey}_{survey.survey_id}_{st.session_state.get(f'{page}_maps', 0)}"
    pages = -(-count // QUESTIONS_PER_PAGE)
    first = (
        (st.pagination(pages, key=f"{key}_page", persist_state="session") - 1) * QUESTIONS_PER_PAGE if pages > 1 else 0
    )
    for place, question in list(enumerate(mapping.questions))[first : first + QUESTIONS_PER_PAGE]:
        questions.show_question(f"{key}_{place}", question)
    if is_sent:
        st.button(_("Use the proposal again"), key=f"{page}_unmap", on_click=_set_mapping, args=(page, upload, None))
    else:
        _render_map_upload(page, upload, file)
    return tuple(
        questions.read_correction(f"{key}_{place}", question) for place, question in enumerate(mapping.questions)
    )


def _render_map_upload(page: str, upload: Upload, file: SurveyFile) -> None:
    """The way to use a map that was kept as a file."""
    with st.expander(_("Use a map that was kept as a file")):
        sent = st.file_uploader(_("The map, a JSON file"), ["json"], key=f"{page}_map_file_{upload.turn}")
        if sent is not None:
            with show_errors():
                mapping = parse_mapping_json(sent.getvalue().decode("utf-8-sig", errors="replace"))
                validate_mapping_columns(mapping, file.found)
                _set_mapping(page, upload, add_samples(mapping, file))
                st.rerun()


def _set_mapping(page: str, upload: Upload, mapping: SurveyMapping | None) -> None:
    st.session_state[f"{page}_maps"] = st.session_state.get(f"{page}_maps", 0) + 1
    if mapping is None:
        del st.session_state[f"{page}_map_{upload.turn}"]
    else:
        st.session_state[f"{page}_map_{upload.turn}"] = mapping
