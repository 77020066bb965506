"""A file is held against what is on record: wrong personal data, new customers who are there already, orphans."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from data.entry.duplicates.blocking import build_candidates_query
from data.entry.duplicates.candidate_search import build_match_records
from data.entry.duplicates.search import DuplicatePair, find_pairs_among
from data.intake.checks.checked_rows import CheckedRows, build_new_rows_sql, build_stored_rows_sql, list_columns
from data.intake.checks.orphans import reject_orphans
from data.intake.checks.personal_data import reject_invalid_personal_data
from data.intake.checks.report import LoadReport
from data.intake.problems import SAME_AS_CUSTOMER, Problem
from data.reason import Reason

# What to do about new customers who look like others: say it, or reject their rows.
TELL, REJECT = "tell", "reject"
_IDENTITY_COLUMNS = {
    "customers": ("kind", "name", "city"),
    "customer_identities": ("mobile", "email", "id_number", "birth_on"),
}
_ALL_IDENTITY_COLUMNS = ("kind", "name", "city", "mobile", "email", "id_number", "birth_on")


def check_against_records(
    raw: Any, loads: Sequence[CheckedRows], reports: Sequence[LoadReport], duplicates: str, today: date
) -> None:
    """Note and reject in every file of a load into one table; look-alikes stand in the reports."""
    if not loads:
        return
    for load in loads:
        reject_invalid_personal_data(raw, load, today)
    for place, (load, report) in enumerate(zip(loads, reports, strict=True)):
        report.lookalikes = _find_lookalikes(raw, load, loads[:place])
        if duplicates == REJECT:
            load.reject(_build_duplicate_problems(raw, load, report.lookalikes))
    reject_orphans(raw, loads)


def _find_lookalikes(raw: Any, load: CheckedRows, before: Sequence[CheckedRows]) -> list[DuplicatePair]:
    """New customers of the file who look like others: on record, in an earlier file of the load, or in this one.

    Where a file has the columns of two tables, so do customers on record of whom the second has nothing yet.
    """
    loads = (*before, load)
    found = _find_matching_pairs(
        raw,
        load.parts,
        build_stored_rows_sql(load),
        [(list_columns(one), build_new_rows_sql(raw, one)) for one in loads],
    )
    if load.companion is not None:
        table, other = load.table.name, load.companion.table.name
        known = f'select 1 from {load.prepare_valid_rows(raw)} semi join "{table}" using (customer_id)'
        if raw.execute(f'{known} anti join "{other}" using (customer_id) limit 1').fetchone():
            files = [
                (part.columns, part.prepare_valid_rows(raw)) for one in loads for part in one.parts if part.is_companion
            ]
            told = {frozenset((pair.first, pair.second)) for pair in found}
            more = _find_matching_pairs(raw, [load.companion], f'"{other}"', files)
            found += [pair for pair in more if frozenset((pair.first, pair.second)) not in told]
    return found


def _find_matching_pairs(
    raw: Any, parts: Sequence[CheckedRows], stored: str, files: Sequence[tuple[Sequence[str], str]]
) -> list[DuplicatePair]:
    """The pairs with a customer who is new in the last of the files; these are given by their columns and relations."""
    table, of_table = (
        parts[0].table.name,
        [name for part in parts for name in _IDENTITY_COLUMNS.get(part.table.name, ())],
    )
    if not set(of_table) - {"kind", "city", "birth_on"} & set(files[-1][0]):
        return []
    others = "".join(f"null as {name}, " for name in _ALL_IDENTITY_COLUMNS if name not in of_table)
    new = [
        f"select customer_id, {_build_select_list(have, of_table)}, {others}{place == len(files)} as is_new "
        f'from {relation} as new where customer_id not in (select customer_id from "{table}")'
        for place, (have, relation) in enumerate(files, start=1)
    ]
    on_record = f"select customer_id, {', '.join(of_table)}, {others}false as is_new from {stored} as stored"
    every = " union all by name ".join((on_record, *new))
    typed = ", ".join(
        f"{name}::{'date' if name == 'birth_on' else 'varchar'} as {name}" for name in _ALL_IDENTITY_COLUMNS
    )
    ranked = f"select * from ({every}) qualify row_number() over (partition by customer_id order by is_new) = 1"
    frame = raw.execute(build_candidates_query(f"select customer_id, {typed}, is_new from ({ranked})")).df()
    mine = frozenset(name for (name,) in raw.execute(f"select customer_id from ({new[-1]})").fetchall())
    return find_pairs_among(list(build_match_records(frame)), mine)


def _build_select_list(have: Sequence[str], names: Sequence[str]) -> str:
    usual = {"kind": "'enterprise'"}
    return ", ".join(f'new."{name}"' if name in have else f"{usual.get(name, 'null')} as {name}" for name in names)


def _build_duplicate_problems(raw: Any, load: CheckedRows, found: Sequence[DuplicatePair]) -> list[Problem]:
    """Each row that looks like another, once, for the strongest reason."""
    first = {pair.second: pair for pair in reversed(found)}
    rows = raw.execute(
        f'select customer_id, "#row", "#line" from {load.prepare_valid_rows(raw)} join ({load.rows.build_line_numbers_sql()}) as lines '
        'using ("#row") where customer_id in (select unnest(?::varchar[])) order by "#row"',
        [list(first)],
    ).fetchall()
    return [
        Problem(line, "customer_id", ident, Reason(SAME_AS_CUSTOMER[pair.reasons[0]], {"customer": pair.first}), row)
        for ident, row, line in rows
        for pair in (first[ident],)
    ]
