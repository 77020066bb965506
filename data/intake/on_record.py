"""A file is held against what is on record: wrong personal data, new customers who are there already, orphans."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from data.entry.blocking import candidates
from data.entry.catching import people
from data.entry.duplicates import Pair, pairs_among
from data.intake.checked import Checked
from data.intake.orphans import reject_orphans
from data.intake.personal import reject_wrong
from data.intake.problems import SAME_AS, Problem
from data.intake.report import Report
from data.intake.together import columns, new_rows, old_rows
from data.reason import Reason

# What to do about new customers who look like others: say it, or reject their rows.
TELL, REJECT = "tell", "reject"
_COLUMNS = {"customers": ("kind", "name", "city"), "customer_identities": ("mobile", "email", "id_number", "birth_on")}
_EVERY = ("kind", "name", "city", "mobile", "email", "id_number", "birth_on")


def hold_against_records(
    raw: Any, loads: Sequence[Checked], reports: Sequence[Report], duplicates: str, today: date
) -> None:
    """Note and reject in every file of a load into one table; look-alikes stand in the reports."""
    if not loads:
        return
    for load in loads:
        reject_wrong(raw, load, today)
    for place, (load, report) in enumerate(zip(loads, reports, strict=True)):
        report.lookalikes = _lookalikes(raw, load, loads[:place])
        if duplicates == REJECT:
            load.reject(_problems(raw, load, report.lookalikes))
    reject_orphans(raw, loads)


def _lookalikes(raw: Any, load: Checked, before: Sequence[Checked]) -> list[Pair]:
    """New customers of the file who look like others: on record, in an earlier file of the load, or in this one.

    Where a file has the columns of two tables, so do customers on record of whom the second has nothing yet.
    """
    loads = (*before, load)
    found = _alike(raw, load.parts, old_rows(load), [(columns(one), new_rows(raw, one)) for one in loads])
    if load.beside is not None:
        table, other = load.table.name, load.beside.table.name
        known = f'select 1 from {load.good(raw)} semi join "{table}" using (customer_id)'
        if raw.execute(f'{known} anti join "{other}" using (customer_id) limit 1').fetchone():
            files = [(part.columns, part.good(raw)) for one in loads for part in one.parts if part.is_beside]
            told = {frozenset((pair.first, pair.second)) for pair in found}
            more = _alike(raw, [load.beside], f'"{other}"', files)
            found += [pair for pair in more if frozenset((pair.first, pair.second)) not in told]
    return found


def _alike(raw: Any, parts: Sequence[Checked], stored: str, files: Sequence[tuple[Sequence[str], str]]) -> list[Pair]:
    """The pairs with a customer who is new in the last of the files; these are given by their columns and relations."""
    table, of_table = parts[0].table.name, [name for part in parts for name in _COLUMNS.get(part.table.name, ())]
    if not set(of_table) - {"kind", "city", "birth_on"} & set(files[-1][0]):
        return []
    others = "".join(f"null as {name}, " for name in _EVERY if name not in of_table)
    new = [
        f"select customer_id, {_selected(have, of_table)}, {others}{place == len(files)} as is_new "
        f'from {relation} as new where customer_id not in (select customer_id from "{table}")'
        for place, (have, relation) in enumerate(files, start=1)
    ]
    on_record = f"select customer_id, {', '.join(of_table)}, {others}false as is_new from {stored} as stored"
    every = " union all by name ".join((on_record, *new))
    typed = ", ".join(f"{name}::{'date' if name == 'birth_on' else 'varchar'} as {name}" for name in _EVERY)
    ranked = f"select * from ({every}) qualify row_number() over (partition by customer_id order by is_new) = 1"
    frame = raw.execute(candidates(f"select customer_id, {typed}, is_new from ({ranked})")).df()
    mine = frozenset(name for (name,) in raw.execute(f"select customer_id from ({new[-1]})").fetchall())
    return pairs_among(list(people(frame)), mine)


def _selected(have: Sequence[str], names: Sequence[str]) -> str:
    usual = {"kind": "'enterprise'"}
    return ", ".join(f'new."{name}"' if name in have else f"{usual.get(name, 'null')} as {name}" for name in names)


def _problems(raw: Any, load: Checked, found: Sequence[Pair]) -> list[Problem]:
    """Each row that looks like another, once, for the strongest reason."""
    first = {pair.second: pair for pair in reversed(found)}
    rows = raw.execute(
        f'select customer_id, "#row", "#line" from {load.good(raw)} join ({load.rows.lines()}) as lines '
        'using ("#row") where customer_id in (select unnest(?::varchar[])) order by "#row"',
        [list(first)],
    ).fetchall()
    return [
        Problem(line, "customer_id", ident, Reason(SAME_AS[pair.because[0]], {"customer": pair.first}), row)
        for ident, row, line in rows
        for pair in (first[ident],)
    ]
