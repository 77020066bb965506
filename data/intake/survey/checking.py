"""Staged rows become responses, and every cell that cannot be read is found. In SQL, over all rows at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from data.intake.problems import Reason
from data.intake.survey.dictionary import Source, look_up, sources
from data.intake.survey.finding import BAD, find
from data.intake.survey.mapping import Mapping, Told
from data.intake.survey.staging import Staged
from data.intake.survey.stamps import Stamps, read_stamps


@dataclass
class Checked:
    """Read responses: `seen` is the SQL relation of all that are no previews, `good` of those without a problem.

    They have `#row`, response_id, submitted_at, channel, person (whose mark it is), is_complete, and the staged cells.
    """

    staged: Staged
    mapping: Mapping
    sources: list[Source]
    seen: str = ""
    good: str = ""
    reasons: list[Reason] = field(default_factory=list)
    rows_in: int = 0
    left_out: int = 0
    rejected: int = 0

    def cell(self, column: str | None) -> str:
        """The SQL expression of a column's text without blanks around it."""
        position = next((c.position for c in self.staged.found.columns if c.name == column), None)
        return "null::varchar" if position is None else self.staged.rows.trimmed(f"c{position}")

    def comment(self, source: Source) -> str:
        """The SQL expression of a comment; null where it says that there is none."""
        text = self.cell(source.column)
        listed = _listed(one.strip().lower() for one in self.mapping.skipped)
        return f"case when lower({text}) not in ({listed}) then {text} end" if listed else text


def check(raw: Any, staged: Staged, mapping: Mapping) -> Checked:
    """Read the staged rows as the mapping says. What is wrong with them is in the temporary table of `finding`."""
    rows = staged.rows
    cells = {column.name: f"c{column.position}" for column in staged.found.columns}
    checked = Checked(staged, mapping, sources(mapping, cells))
    checked.reasons = look_up(raw, rows, mapping, checked.sources)
    text = f"coalesce({', '.join([*map(checked.cell, mapping.submitted_at), 'null'])})"
    stamps = read_stamps(raw, rows.name, text, mapping.date_order)
    filled = f"coalesce({', '.join(rows.trimmed(cell) for cell in rows.cells)}) is not null"
    if mapping.response_id is None:
        _make_numbers(raw, checked, stamps, filled)
    checked.seen = _seen(checked, stamps, filled)
    find(raw, checked.seen, rows, mapping, checked.sources, checked.reasons)
    rejected = raw.execute(f"select count(*) from {BAD}").fetchone()[0]
    checked.good = f'(select * from {checked.seen} anti join {BAD} using ("#row"))' if rejected else checked.seen
    out = _told(checked, mapping.left_out, "false")
    counted = f"select count(*), count(*) filter (where {out}) from {rows.name} where {filled}"
    count, checked.left_out = raw.execute(counted).fetchone()
    checked.rejected = rejected + len(rows.broken)
    checked.rows_in = count + len(rows.broken)
    return checked


def _seen(checked: Checked, stamps: Stamps, filled: str) -> str:
    mapping, rows = checked.mapping, checked.staged.rows
    number = checked.cell(mapping.response_id) if mapping.response_id else "numbers.number"
    numbers = "" if mapping.response_id else f"join intake_numbers as numbers on numbers.row = {rows.name}.rowid"
    person = checked.cell(mapping.people.column if mapping.people else None)
    return (
        f'(select {rows.name}.rowid as "#row", {number} as response_id, {stamps.kept()} as submitted_at, '
        f"{checked.cell(mapping.channel)} as channel, {person} as person, "
        f"{_told(checked, mapping.finished, 'true')} and {_answered(checked)} as is_complete, "
        f"{stamps.text} as stamp, {stamps.is_wrong()} as is_stamp_wrong, {', '.join(rows.cells)} "
        f"from {rows.name} {stamps.join} {numbers} where {filled} and not {_told(checked, mapping.left_out, 'false')})"
    )


def _make_numbers(raw: Any, checked: Checked, stamps: Stamps, filled: str) -> None:
    """Numbers for the responses of tools that give none: a hash of stamp, address and occurrence."""
    address = ", '|', ".join(f"coalesce(lower({checked.cell(one)}), '')" for one in checked.mapping.address) or "''"
    stamp = f"coalesce(strftime({stamps.moment}, '%Y-%m-%d %H:%M:%S'), {stamps.text}, '')"
    table = checked.staged.rows.name
    raw.execute(
        "create temp table intake_numbers as select row, left(sha256(concat_ws('|', who, row_number() over "
        f"(partition by who order by row))), 16) as number from (select {table}.rowid as row, "
        f"concat({stamp}, '|', {address}) as who from {table} {stamps.join} where {filled})"
    )


def _told(checked: Checked, told: Told | None, unless: str) -> str:
    """The SQL condition that a column says yes."""
    if told is None:
        return unless
    text = checked.cell(told.column)
    listed = _listed(one.strip().lower() for one in told.among)
    return f"coalesce(lower({text}) in ({listed}), false)" if listed else f"({text} is not null)"


def _answered(checked: Checked) -> str:
    """The SQL condition that a row has any answer."""
    found = []
    for source in checked.sources:
        text = checked.comment(source) if source.is_comment else source.cell
        nothing = "" if source.is_comment else _listed(source.nothing)
        found.append(f"coalesce({text} not in ({nothing}), false)" if nothing else f"({text}) is not null")
    return f"({' or '.join(found) or 'false'})"


def _listed(texts: Iterable[str]) -> str:
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
