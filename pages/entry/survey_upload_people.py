"""The survey upload's fourth step: who answered; and the dates, where the file leaves open how they are written."""

import streamlit as st

from data.intake.survey.correcting import apply_confirmation
from data.intake.survey.mapping import Question, RespondentKey, SurveyMapping
from data.intake.survey.mapping_json import dump_mapping_json
from data.intake.survey.people import MATCH_KEYS
from data.intake.survey.source import SurveyFile
from pages.ui import kept
from pages.ui.question_words import label_match_key
from pages.ui.say import show_sentence
from pages.ui.uploads import Upload
from pages.ui.words import N_, _, format_list

DATE_ORDERS = {"dmy": N_("the day first, as in 31/05/2026"), "mdy": N_("the month first, as in 05/31/2026")}


def match_people(
    page: str, upload: Upload, file: SurveyFile, mapping: SurveyMapping, questions: tuple[Question, ...]
) -> SurveyMapping:
    """The whole mapping, with people and dates as the person said."""
    st.header(_("4 · People"), anchor=False)
    show_sentence(
        _("Respondents are matched to customers. Those who are not found are kept without a name, and counted.")
    )
    columns = [column.name for column in file.found.columns]
    held, key = mapping.people, f"{page}_{upload.turn}_{file.survey}"
    by = kept.show_selectbox(
        _("Match them by"),
        ("", *MATCH_KEYS),
        key=f"{key}_by",
        default=held.by if held else "",
        name=lambda one: label_match_key(one) if one else _("nothing; all answers are anonymous"),
    )
    column = None
    if by:
        metas = [one.name for one in file.found.columns if one.meta == by]
        likely = held.column if held and held.by == by else next(iter(metas), columns[0])
        column = kept.show_selectbox(_("which stands in the column"), columns, key=f"{key}_column_{by}", default=likely)
    order = None
    if mapping.submitted_at and not mapping.date_order:
        order = kept.show_radio(
            _("The dates in {column} have", column=format_list(mapping.submitted_at)),
            list(DATE_ORDERS),
            key=f"{key}_order",
            default=None,
            name=lambda one: _(DATE_ORDERS[one]),
        )
    told = apply_confirmation(mapping, questions, RespondentKey(column, by) if by and column else None, order)
    st.download_button(
        _("Keep this map as a file"),
        dump_mapping_json(told),
        f"{upload.path.stem}.map.json",
        "application/json",
        key=f"{page}_map_download",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
    return told
