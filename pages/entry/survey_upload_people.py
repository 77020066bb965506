"""The survey upload's fourth step: who answered; and the dates, where the file leaves open how they are written."""

import streamlit as st

from data.intake.survey.correcting import with_answers
from data.intake.survey.mapping import Mapping, People, Question
from data.intake.survey.mapping_json import to_json
from data.intake.survey.people import BY
from data.intake.survey.source import SurveyFile
from pages.ui import kept
from pages.ui.question_words import mark_name
from pages.ui.say import say
from pages.ui.uploads import Upload
from pages.ui.words import N_, _, listing

ORDERS = {"dmy": N_("the day first, as in 31/05/2026"), "mdy": N_("the month first, as in 05/31/2026")}


def matched(page: str, upload: Upload, file: SurveyFile, mapping: Mapping, questions: tuple[Question, ...]) -> Mapping:
    """The whole mapping, with people and dates as the person said."""
    st.header(_("4 · People"), anchor=False)
    say(_("Respondents are matched to customers. Those who are not found are kept without a name, and counted."))
    columns = [column.name for column in file.found.columns]
    held, key = mapping.people, f"{page}_{upload.turn}_{file.survey}"
    by = kept.select(
        _("Match them by"),
        ("", *BY),
        key=f"{key}_by",
        default=held.by if held else "",
        name=lambda one: mark_name(one) if one else _("nothing; all answers are anonymous"),
    )
    column = None
    if by:
        metas = [one.name for one in file.found.columns if one.meta == by]
        likely = held.column if held and held.by == by else next(iter(metas), columns[0])
        column = kept.select(_("which stands in the column"), columns, key=f"{key}_column_{by}", default=likely)
    order = None
    if mapping.submitted_at and not mapping.date_order:
        order = kept.radio(
            _("The dates in {column} have", column=listing(mapping.submitted_at)),
            list(ORDERS),
            key=f"{key}_order",
            default=None,
            name=lambda one: _(ORDERS[one]),
        )
    told = with_answers(mapping, questions, People(column, by) if by and column else None, order)
    st.download_button(
        _("Keep this map as a file"),
        to_json(told),
        f"{upload.path.stem}.map.json",
        "application/json",
        key=f"{page}_map_download",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
    return told
