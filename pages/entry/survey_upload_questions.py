"""The survey upload's third step: what each question measures, with the reason, to be corrected; the map as a file."""

import streamlit as st

from data.intake.survey.correcting import with_samples
from data.intake.survey.mapping import Mapping, Question
from data.intake.survey.mapping_json import from_json, refuse_unfit
from data.intake.survey.outcome import Survey
from data.intake.survey.proposing import propose
from data.intake.survey.recalling import known_of
from data.intake.survey.source import SurveyFile
from pages.ui import questions
from pages.ui.boundary import shown
from pages.ui.load import version, warehouse
from pages.ui.say import say
from pages.ui.uploads import Upload
from pages.ui.words import _, n_

AT_ONCE = 20


def proposed(page: str, upload: Upload, file: SurveyFile, survey: Survey) -> Mapping:
    """What the file is thought to mean, or what the map says that the person sent; worked out once for each choice."""
    sent: Mapping | None = st.session_state.get(f"{page}_map_{upload.turn}")
    if sent:
        return sent
    key = (upload.turn, file.reading, file.survey, survey.survey_id or survey.name, version())
    kept: dict[object, Mapping] = st.session_state.setdefault(f"{page}_proposed", {})
    if key not in kept:
        known = known_of(warehouse(), file, survey)
        kept[key] = with_samples(propose(file.found, file.profiles, known), file)
    return kept[key]


def corrected(page: str, upload: Upload, file: SurveyFile, survey: Survey, mapping: Mapping) -> tuple[Question, ...]:
    """The questions as the person left them."""
    st.header(_("3 · Questions"), anchor=False)
    count = len(mapping.questions)
    say(
        n_(
            "**{count}** question was found. Look at what it measures, and correct it.",
            "**{count}** questions were found. Look at what each measures, and correct it.",
            count,
            count=count,
        )
    )
    is_sent = f"{page}_map_{upload.turn}" in st.session_state
    key = f"{page}_{upload.turn}_{file.survey}_{survey.survey_id}_{st.session_state.get(f'{page}_maps', 0)}"
    pages = -(-count // AT_ONCE)
    first = (st.pagination(pages, key=f"{key}_page", persist_state="session") - 1) * AT_ONCE if pages > 1 else 0
    for place, question in list(enumerate(mapping.questions))[first : first + AT_ONCE]:
        questions.row(f"{key}_{place}", question)
    if is_sent:
        st.button(_("Use the proposal again"), key=f"{page}_unmap", on_click=_take, args=(page, upload, None))
    else:
        _map(page, upload, file)
    return tuple(questions.answer(f"{key}_{place}", question) for place, question in enumerate(mapping.questions))


def _map(page: str, upload: Upload, file: SurveyFile) -> None:
    """The way to use a map that was kept as a file."""
    with st.expander(_("Use a map that was kept as a file")):
        sent = st.file_uploader(_("The map, a JSON file"), ["json"], key=f"{page}_map_file_{upload.turn}")
        if sent is not None:
            with shown():
                mapping = from_json(sent.getvalue().decode("utf-8-sig", errors="replace"))
                refuse_unfit(mapping, file.found)
                _take(page, upload, with_samples(mapping, file))
                st.rerun()


def _take(page: str, upload: Upload, mapping: Mapping | None) -> None:
    st.session_state[f"{page}_maps"] = st.session_state.get(f"{page}_maps", 0) + 1
    if mapping is None:
        del st.session_state[f"{page}_map_{upload.turn}"]
    else:
        st.session_state[f"{page}_map_{upload.turn}"] = mapping
