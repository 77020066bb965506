"""What is wrong with the responses of a survey file, cell by cell; a response with one wrong cell is rejected."""

from collections.abc import Iterator
from typing import Any

from data.intake import problems as say
from data.intake.problems import Problem, Reason
from data.intake.rows import Rows
from data.intake.survey.answering import LONGEST
from data.intake.survey.dictionary import WRONG, Source
from data.intake.survey.mapping import Mapping

SEEN, PROBLEMS, BAD = "intake_seen", "intake_problems", "intake_bad"
LONGEST_NUMBER = 200


def find(
    raw: Any, cells: str, stamp: str, rows: Rows, mapping: Mapping, sources: list[Source], reasons: list[Reason]
) -> None:
    """Fill the temporary tables PROBLEMS (`reason` counts in `reasons`, `earlier` is another row) and BAD (rows)."""
    raw.execute(
        f'create temp table {PROBLEMS} ("#row" bigint, place int, name varchar, cell varchar, reason int, '
        "earlier bigint)"
    )
    wrong = {number for (number,) in raw.execute(f"select distinct source from {WRONG}").fetchall()}
    for source in sources:
        if source.number in wrong:
            where = f"join {WRONG} as wrong on wrong.cell = seen.{source.cell} where wrong.source = {source.number}"
            _note(raw, f"{cells} as seen {where}", source.number + 10, source.column, source.cell, "wrong.reason")
        if source.is_comment and _any(raw, f"{rows.name} where strlen({source.cell}) > {LONGEST}"):
            where = f"where length({source.cell}) > {LONGEST}"
            number = _number(reasons, Reason(say.TOO_LONG_CELL, {"most": LONGEST}))
            _note(raw, f"{cells} as seen {where}", source.number + 10, source.column, source.cell, number)
    responses = f"(from {SEEN} where not is_left_out) as seen"
    if _any(raw, f"{responses} where has_stamp and moment is null"):
        number = _number(reasons, Reason(say.NO_STAMP))
        where = "where has_stamp and moment is null"
        _note(raw, f"{responses} {where}", 2, ", ".join(mapping.submitted_at), stamp, number)
    if mapping.response_id is not None:
        _find_numbers(raw, responses, mapping.response_id, reasons)
    raw.execute(f'create temp table {BAD} as select distinct "#row" from {PROBLEMS}')


def _number(reasons: list[Reason], reason: Reason) -> str:
    reasons.append(reason)
    return str(len(reasons) - 1)


def _note(raw: Any, seen: str, place: int, column: str, cell: str, reason: str, earlier: str = "null") -> None:
    raw.execute(
        f'insert into {PROBLEMS} select seen."#row", {place}, ?, {cell}, {reason}, {earlier} from {seen}', [column]
    )


def _find_numbers(raw: Any, responses: str, column: str, reasons: list[Reason]) -> None:
    """Responses without a number, with an endless one, or with that of an earlier row."""
    if _any(raw, f"{responses} where response_id is null"):
        where = f"{responses} where response_id is null"
        _note(raw, where, 1, column, "null", _number(reasons, Reason(say.NO_RESPONSE)))
    if _any(raw, where := f"{responses} where length(response_id) > {LONGEST_NUMBER}"):
        number = _number(reasons, Reason(say.TOO_LONG_CELL, {"most": LONGEST_NUMBER}))
        _note(raw, where, 1, column, "response_id", number)
    repeated = f"select response_id from {responses} where response_id is not null group by all having count(*) > 1"
    raw.execute(f"create temp table intake_repeated as {repeated}")
    if _any(raw, "intake_repeated"):
        same = (
            f'(select "#row", response_id, min("#row") over (partition by response_id) as first from {responses} '
            "semi join intake_repeated using (response_id)) as seen"
        )
        _note(raw, f'{same} where "#row" > first', 0, column, "response_id", "-1", "first")


def listed(raw: Any, rows: Rows, reasons: list[Reason], most: int) -> tuple[list[Problem], int]:
    """The first problems in the order of the file, and the number of all."""
    count = raw.execute(f"select count(*) from {PROBLEMS}").fetchone()[0] + len(rows.problems)
    if not count:
        return [], 0
    found = raw.execute(
        f'with lines as ({rows.lines()}) select {PROBLEMS}."#row", lines."#line", name, cell, reason, others."#line" '
        f'from {PROBLEMS} join lines using ("#row") left join lines as others on others."#row" = earlier '
        f"order by 1, place limit {most}"
    ).fetchall()
    first = [
        Problem(line, name, cell, _reason(reasons, at, earlier), row) for row, line, name, cell, at, earlier in found
    ]
    return sorted([*first, *rows.problems], key=lambda problem: problem.line)[:most], count


def by_row(
    raw: Any, rows: Rows, reasons: list[Reason], cells: str, source: str
) -> Iterator[tuple[list[str], list[Problem]]]:
    """The cells of every row of the relation `source` (#row, #line, cells) that is rejected, with its problems."""
    raw.execute(
        f'with lines as ({rows.lines()}), told as (select {PROBLEMS}."#row" as row, '
        f'list(struct_pack(name, cell, reason, earlier := others."#line") order by place) as problems from {PROBLEMS} '
        'left join lines as others on others."#row" = earlier group by all) '
        f'select "#line", problems, {cells} from {source} as source join told on told.row = source."#row" '
        'order by "#line"'
    )
    while found := raw.fetchmany(1000):
        for line, problems, *texts in found:
            yield (
                [text or "" for text in texts],
                [
                    Problem(line, one["name"], one["cell"], _reason(reasons, one["reason"], one["earlier"]))
                    for one in problems
                ],
            )


def _reason(reasons: list[Reason], at: int, earlier: int | None) -> Reason:
    return Reason(say.TWICE, {"line": earlier}) if at < 0 else reasons[at]


def _any(raw: Any, relation: str) -> bool:
    return bool(raw.execute(f"select exists (select 1 from {relation})").fetchone()[0])
