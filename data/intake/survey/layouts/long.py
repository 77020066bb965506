"""The plain long form: one row for each answer, `survey,customer_id,answered_at,channel,question,score,text`."""

from collections.abc import Sequence

from data.intake.survey.columns import Column, Head, Recognised
from data.intake.survey.layouts.headings import known, named, record

# What says something of the response, and not of one answer.
OF_THE_RESPONSE = ("response_id", "customer_id", "email", "phone", "submitted_at", "channel")


def read(head: Head) -> Recognised | None:
    """The layout, if the file has it: a question, and a score or a text, and whose or when."""
    own = known(head, "long")
    told = set(own)
    if "question" not in told or not {"score", "text"} & told or not {*OF_THE_RESPONSE, "survey"} & told:
        return None
    if own.count("question") > 1 and "survey" not in told:
        return None
    columns = [Column(at, heading, meta=own[at] or "other") for at, heading in enumerate(record(head, 0))]
    return Recognised("long", 1, named(columns))


def widened(found: Recognised, questions: Sequence[str]) -> Recognised:
    """The same file with one row for each response: the response's own columns, then one for each question."""
    kept = [column for column in found.columns if column.meta in OF_THE_RESPONSE]
    asked = [Column(0, name="", question=question) for question in questions]
    return Recognised("long", 1, named([*kept, *asked]), found.skipped, found.has_codes)
