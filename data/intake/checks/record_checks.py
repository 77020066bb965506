"""A file is compared with the warehouse: wrong personal data, new customers who are there already, orphans."""

from collections.abc import Sequence
from datetime import date

from duckdb import DuckDBPyConnection

from data.entry.duplicates.blocking import build_candidates_query
from data.entry.duplicates.candidate_search import build_match_records
from data.entry.duplicates.search import DuplicatePair, find_pairs_among
from data.intake.checks.checked_rows import CheckedRows, build_new_rows_sql, build_stored_rows_sql, list_columns
from data.intake.checks.orphans import reject_orphans
from data.intake.checks.personal_data import reject_invalid_personal_data
from data.intake.checks.report import LoadReport
from data.intake.problems import SAME_AS_CUSTOMER, Problem
from data.reason import Reason
from data.warehouse.duckdb_queries import has_rows

# What to do about new customers who look like others: report them, or reject their rows.
TELL, REJECT = "tell", "reject"
_IDENTITY_COLUMNS = {
    "customers": ("kind", "name", "city"),
    "customer_identities": ("mobile", "email", "id_number", "birth_on"),
}
_ALL_IDENTITY_COLUMNS = ("kind", "name", "city", "mobile", "email", "id_number", "birth_on")


def check_against_records(
    raw: DuckDBPyConnection,
    loads: Sequence[CheckedRows],
    reports: Sequence[LoadReport],
    duplicates: str,
    today: date,
) -> None:
    """Reject rows in every file of a load into one table, and put look-alikes into the reports.

    Args:
        raw: The connection with the staged rows.
        loads: The checked files.
        reports: The report of each file.
        duplicates: TELL or REJECT.
        today: The present day.
    """
    if not loads:
        return
    for load in loads:
        reject_invalid_personal_data(raw, load, today)
    for index, (load, report) in enumerate(zip(loads, reports, strict=True)):
        report.lookalikes = _find_lookalikes(raw, load, loads[:index])
        if duplicates == REJECT:
            load.reject(_build_duplicate_problems(raw, load, report.lookalikes))
    reject_orphans(raw, loads)


def _find_lookalikes(
    raw: DuckDBPyConnection, load: CheckedRows, earlier_loads: Sequence[CheckedRows]
) -> list[DuplicatePair]:
    """New customers of the file who look like others: on record, in an earlier file of the load, or in this one.

    Where a file has the columns of two tables, so do customers on record of whom the second has nothing yet.
    """
    loads = (*earlier_loads, load)
    pairs = _find_matching_pairs(
        raw,
        load.parts,
        build_stored_rows_sql(load),
        [(list_columns(each), build_new_rows_sql(raw, each)) for each in loads],
    )
    if load.companion is not None:
        table, other = load.table.name, load.companion.table.name
        on_record = f'{load.prepare_valid_rows(raw)} semi join "{table}" using (customer_id)'
        if has_rows(raw, f'{on_record} anti join "{other}" using (customer_id)'):
            files = [
                (part.columns, part.prepare_valid_rows(raw))
                for each in loads
                for part in each.parts
                if part.is_companion
            ]
            known = {frozenset((pair.first, pair.second)) for pair in pairs}
            more = _find_matching_pairs(raw, [load.companion], f'"{other}"', files)
            pairs += [pair for pair in more if frozenset((pair.first, pair.second)) not in known]
    return pairs


def _find_matching_pairs(
    raw: DuckDBPyConnection, parts: Sequence[CheckedRows], stored: str, files: Sequence[tuple[Sequence[str], str]]
) -> list[DuplicatePair]:
    """Finds the pairs with a customer who is new in the last of the files.

    Args:
        raw: The connection with the staged rows.
        parts: The tables of the last file.
        stored: The SQL relation of the rows on record.
        files: The columns and the SQL relation of each file.
    """
    table = parts[0].table.name
    names = [name for part in parts for name in _IDENTITY_COLUMNS.get(part.table.name, ())]
    if not set(names) - {"kind", "city", "birth_on"} & set(files[-1][0]):
        return []
    absent = "".join(f"null as {name}, " for name in _ALL_IDENTITY_COLUMNS if name not in names)
    new = [
        f"select customer_id, {_build_select_list(columns, names)}, {absent}{number == len(files)} as is_new "
        f'from {relation} as new where customer_id not in (select customer_id from "{table}")'
        for number, (columns, relation) in enumerate(files, start=1)
    ]
    on_record = f"select customer_id, {', '.join(names)}, {absent}false as is_new from {stored} as stored"
    all_rows = " union all by name ".join((on_record, *new))
    typed = ", ".join(
        f"{name}::{'date' if name == 'birth_on' else 'varchar'} as {name}" for name in _ALL_IDENTITY_COLUMNS
    )
    ranked = f"select * from ({all_rows}) qualify row_number() over (partition by customer_id order by is_new) = 1"
    frame = raw.execute(build_candidates_query(f"select customer_id, {typed}, is_new from ({ranked})")).df()
    new_ids = frozenset(name for (name,) in raw.execute(f"select customer_id from ({new[-1]})").fetchall())
    return find_pairs_among(list(build_match_records(frame)), new_ids)


def _build_select_list(columns: Sequence[str], names: Sequence[str]) -> str:
    defaults = {"kind": "'enterprise'"}
    return ", ".join(
        f'new."{name}"' if name in columns else f"{defaults.get(name, 'null')} as {name}" for name in names
    )


def _build_duplicate_problems(
    raw: DuckDBPyConnection, load: CheckedRows, pairs: Sequence[DuplicatePair]
) -> list[Problem]:
    """Each row that looks like another, once, for the strongest reason."""
    first_pairs = {pair.second: pair for pair in reversed(pairs)}
    rows = raw.execute(
        f'select customer_id, "#row", "#line" from {load.prepare_valid_rows(raw)} '
        f'join ({load.rows.build_line_numbers_sql()}) as lines using ("#row") '
        'where customer_id in (select unnest(?::varchar[])) order by "#row"',
        [list(first_pairs)],
    ).fetchall()
    return [
        Problem(line, "customer_id", ident, Reason(SAME_AS_CUSTOMER[pair.reasons[0]], {"customer": pair.first}), row)
        for ident, row, line in rows
        for pair in (first_pairs[ident],)
    ]
