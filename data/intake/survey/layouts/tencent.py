"""腾讯问卷: its own columns, then numbered questions with rows and options behind a colon."""

import re

from data.intake.survey.columns import Column, Head, Recognised
from data.intake.survey.layouts.headings import key, known, named, names, record
from data.intake.survey.layouts.wenjuanxing import numbered

_ASKED = re.compile(r"[QＱ]?(\d{1,3})\s*[.．]\s*(\S.*)", re.DOTALL)
_ROWS = (":", "：")
_OWN = {key(name) for name in ("开始答题时间", "结束答题时间", "答题时长")}


def read(head: Head) -> Recognised | None:
    """The layout, if the file has it."""
    first = record(head, 0)
    asked = [_ASKED.fullmatch(heading) for heading in first]
    own = known(head, "tencent")
    begin = next((at for at, found in enumerate(asked) if found), len(first))
    named_so = sum(map(bool, own[:begin]))
    marks = len(_OWN & set(map(key, first)))
    if not (marks >= 2 or any(asked) and named_so and (marks or own[0] == "response_id")):
        return None
    columns = []
    for at, heading in enumerate(first):
        found = asked[at]
        if found and not own[at]:
            columns.append(Column(at, heading, found[2], "", found[1]))
        else:
            meta = own[at] or names("plain").get(key(heading), "other")
            columns.append(Column(at, heading, meta=meta))
    return Recognised("tencent", 1, named(numbered(columns, _ROWS)))
