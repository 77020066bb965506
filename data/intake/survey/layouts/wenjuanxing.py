"""问卷星: some of six columns of its own, then numbered questions; texts or numbers."""

import re
from itertools import groupby

from data.intake.survey.columns import Column, Head, Recognised
from data.intake.survey.layouts.headings import below, full, key, known, named, names, record, shared

_ASKED = re.compile(r"(\d{1,3})\s*(?:、\s*(.*)|([(（].+[)）]))", re.DOTALL)
_ROWS = ("——", "—", "－", "–", ":", "：", "(", "（", "-")
_OWN = {key(name) for name in ("提交答卷时间", "所用时间", "来源详情", "来自IP")}
_SKIPPED = ("(跳过)", "(空)", "（跳过）", "（空）")
_NUMBERS = ("-3", "-2")


def read(head: Head) -> Recognised | None:
    """The layout, if the file has it."""
    first = record(head, 0)
    asked = [_ASKED.fullmatch(heading) for heading in first]
    own = known(head, "wenjuanxing")
    marks = len(_OWN & set(map(key, first)))
    its_own = marks >= 2 or any(asked) and (marks or own[0] == "response_id" or all(asked))
    if not its_own or sum(map(bool, asked)) * 2 < sum(not meta for meta in own):
        return None
    columns = []
    for at, heading in enumerate(first):
        found = asked[at]
        if found:
            columns.append(Column(at, heading, found[2] or found[3], "", found[1]))
        else:
            meta = own[at] or names("plain").get(key(heading), "other")
            columns.append(Column(at, heading, meta=meta))
    has_codes = any(found and found[3] for found in asked) or any(
        set(below(head, 1, column.position)) & set(_NUMBERS) for column in columns if not column.meta
    )
    skipped = _SKIPPED + (_NUMBERS if has_codes else ())
    return Recognised("wenjuanxing", 1, named(numbered(columns, _ROWS)), skipped, has_codes)


def numbered(columns: list[Column], separators: tuple[str, ...]) -> list[Column]:
    """Neighbours with the same number are one question: what they share is its wording, the rest are rows."""
    result: list[Column] = []
    for (code, _), run in groupby(columns, lambda column: (column.code, column.meta)):
        members = list(run)
        texts = [column.question for column in members]
        if code and all(re.fullmatch(r"[(（].+[)）]", text) for text in texts):
            # Only the option is told: 3(Web shop).
            result += [Column(c.position, c.name, "", c.question[1:-1].strip(), code) for c in members]
        elif code and (found := shared(texts, separators)):
            result += [
                Column(column.position, column.name or full(found[0], part), found[0], part, code)
                for column, part in zip(members, found[1], strict=True)
            ]
        else:
            result += members
    return result
