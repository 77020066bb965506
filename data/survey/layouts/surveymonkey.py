"""SurveyMonkey: the question above its first column, the option or row below it."""

from data.survey.layouts.headings import get_record, load_heading_names, name_columns, normalize_heading
from data.survey.model.columns import Column, DetectedLayout, FileHead
from data.survey.text import join_wording

# The second row over a single column. Elsewhere it holds an option or a row.
OPEN_ANSWER_HEADINGS = {
    normalize_heading(text)
    for text in ("Open-Ended Response", "开放式问题回复", "开放式回复", "开放式答复", "開放式回應", "Respuesta abierta")
}
SINGLE_ANSWER_HEADINGS = OPEN_ANSWER_HEADINGS | {
    normalize_heading(text) for text in ("Response", "回复", "答复", "响应", "回應", "Respuesta", "Réponse", "Antwort")
}


def match_layout(head: FileHead) -> DetectedLayout | None:
    """The layout, if the file has it."""
    width = max(map(len, head.records[:2]), default=0)
    first, second = get_record(head, 0, width), get_record(head, 1, width)
    begin = next((position for position, cell in enumerate(second) if cell), width)
    if (
        len(head.records) < 2
        or not width
        or not first[0]
        or begin == 0
        or not _is_surveymonkey(first, second, begin, head)
    ):
        return None
    own = load_heading_names("surveymonkey")
    start = next((at for at in range(begin) if _is_question(first[at])), begin)
    columns = [
        Column(
            at,
            first[at],
            meta=own.get(normalize_heading(first[at]))
            or load_heading_names("plain").get(normalize_heading(first[at]), "other"),
        )
        for at in range(start)
    ]
    question = ""
    for at in range(start, width):
        question = first[at] or question
        single = normalize_heading(second[at]) in SINGLE_ANSWER_HEADINGS
        name = question if single else join_wording(question, second[at])
        columns.append(Column(at, name, question, second[at], meta="" if name else "other"))
    return DetectedLayout("surveymonkey", 2, name_columns(columns))


def _is_surveymonkey(first: list[str], second: list[str], begin: int, head: FileHead) -> bool:
    if load_heading_names("surveymonkey").get(normalize_heading(first[0])) == "response_id":
        return True
    # In another language: the second row begins late, and says how each question is answered.
    filled_below = len(head.records) > 2 and bool(get_record(head, 2, 1)[0])
    return (
        begin > 2
        and filled_below
        and any(normalize_heading(cell) in SINGLE_ANSWER_HEADINGS for cell in second)
        and all(first[:begin])
    )


def _is_question(heading: str) -> bool:
    # A question whose second row is blank, where the tool's own columns were expected.
    return normalize_heading(heading) not in load_heading_names("surveymonkey") and (
        heading.endswith(("?", "？")) or len(heading) > 40
    )
