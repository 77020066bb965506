"""SurveyMonkey: the question above its first column, the option or row below it."""

from data.intake.survey.columns import Column, Head, Recognised
from data.intake.survey.layouts.headings import full, key, named, names, record

# The second row over a single column. Elsewhere it holds an option or a row.
OPEN = {
    key(text)
    for text in ("Open-Ended Response", "开放式问题回复", "开放式回复", "开放式答复", "開放式回應", "Respuesta abierta")
}
SINGLE = OPEN | {key(text) for text in ("Response", "回复", "答复", "响应", "回應", "Respuesta", "Réponse", "Antwort")}


def read(head: Head) -> Recognised | None:
    """The layout, if the file has it."""
    width = max(map(len, head.records[:2]), default=0)
    first, second = record(head, 0, width), record(head, 1, width)
    begin = next((position for position, cell in enumerate(second) if cell), width)
    if len(head.records) < 2 or not width or not first[0] or begin == 0 or not _fits(first, second, begin, head):
        return None
    own = names("surveymonkey")
    start = next((at for at in range(begin) if _asks(first[at])), begin)
    columns = [
        Column(at, first[at], meta=own.get(key(first[at])) or names("plain").get(key(first[at]), "other"))
        for at in range(start)
    ]
    question = ""
    for at in range(start, width):
        question = first[at] or question
        single = key(second[at]) in SINGLE
        name = question if single else full(question, second[at])
        columns.append(Column(at, name, question, second[at], meta="" if name else "other"))
    return Recognised("surveymonkey", 2, named(columns))


def _fits(first: list[str], second: list[str], begin: int, head: Head) -> bool:
    if names("surveymonkey").get(key(first[0])) == "response_id":
        return True
    # In another language: the second row begins late, and says how each question is answered.
    filled_below = len(head.records) > 2 and bool(record(head, 2, 1)[0])
    return begin > 2 and filled_below and any(key(cell) in SINGLE for cell in second) and all(first[:begin])


def _asks(heading: str) -> bool:
    # A question whose second row is blank, where the tool's own columns were expected.
    return key(heading) not in names("surveymonkey") and (heading.endswith(("?", "？")) or len(heading) > 40)
