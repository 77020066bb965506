"""Personal data in a file go through the checks of the form: mobile, e-mail, identity number, days in the past."""

from collections.abc import Callable, Iterator
from datetime import date

from duckdb import DuckDBPyConnection

from data.intake.checks.checked_rows import CheckedRows
from data.intake.problems import Problem
from data.parsing import reasons
from data.parsing.email_address import check_email
from data.parsing.identity_number import check_id_number, extract_birth_date
from data.parsing.telephone import check_mobile
from data.reason import Reason
from data.schema import get_key_columns
from data.warehouse.duckdb_queries import has_rows
from data.warehouse.sql_fragments import build_match_condition

# By table, the days that cannot be in the future.
_PAST_DAY_COLUMNS = {"customers": ("created_on", "verified_on"), "customer_identities": ("birth_on",)}
# How nearly all are written. What is written otherwise is checked in Python, each text once.
_USUAL_PATTERNS = {
    "mobile": "(?:(?:[+]|00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}",
    "email": r"[A-Za-z0-9_+]+(?:[.-][A-Za-z0-9_+]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*[.])+(?:com|net|org|[a-z]{2})",
}
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


# Takes the text, the customer's kind and the day of birth.
ValueCheck = Callable[[str, str | None, date | None], Reason | None]


def reject_invalid_personal_data(raw: DuckDBPyConnection, load: CheckedRows, today: date) -> None:
    """Reject the rows with a wrong value, except where the warehouse has the same value already."""
    for part in load.parts:
        for name, condition, check in _list_checks(part.table.name, today):
            if name in part.columns:
                load.reject(_find_invalid_values(raw, part, _build_kind_sql(load, part), name, condition, check))


def _build_kind_sql(load: CheckedRows, part: CheckedRows) -> tuple[str, str]:
    """The SQL expression of a customer's kind, and the joins that it needs; null for a table that has no use of it."""
    if part.table.name != "customer_identities":
        return "null", ""
    stored = "left join customers on customers.customer_id = new.customer_id "
    if part is load:
        return "customers.kind", stored
    in_file = f'left join {load.name} as in_file on in_file."#row" = new."#row" '
    kind = (
        "coalesce(in_file.kind, customers.kind)" if "kind" in load.columns else "coalesce(customers.kind, 'enterprise')"
    )
    return kind, in_file + stored


def _list_checks(table: str, today: date) -> Iterator[tuple[str, str, ValueCheck]]:
    """The columns that are checked, the SQL condition of the values to check, and the check."""
    in_future = Reason(reasons.DAY_IN_FUTURE, {"today": today.isoformat()})
    for name in _PAST_DAY_COLUMNS.get(table, ()):
        yield name, f"new.\"{name}\" > date '{today}'", lambda *_: in_future
    if table == "customer_identities":
        for name, check in (("mobile", check_mobile), ("email", check_email)):
            is_unusual = f"not regexp_full_match(new.{name}, '{_USUAL_PATTERNS[name]}')"
            yield name, is_unusual, lambda text, *_, check=check: check(text)
        yield "id_number", f"not coalesce({_build_valid_id_sql(today)}, false)", _build_id_check(today)


def _find_invalid_values(
    raw: DuckDBPyConnection,
    load: CheckedRows,
    kind: tuple[str, str],
    name: str,
    condition: str,
    check: ValueCheck,
) -> list[Problem]:
    """The rows whose new value is wrong, among those for which the SQL condition holds."""
    table, lines = load.table, load.rows.build_line_numbers_sql()
    birth_on = "coalesce(new.birth_on, old.birth_on)" if "birth_on" in load.columns else "old.birth_on"
    is_identity = table.name == "customer_identities"
    rows = (
        f'select new."#row", new."{name}"::varchar as text, {kind[0]} as kind, '
        f"{birth_on if is_identity else 'null::date'} as born from {load.name} as new "
        f'left join "{table.name}" as old on {build_match_condition(get_key_columns(table), "old", "new")} '
        f'{kind[1]}where new."{name}" is not null and new."{name}" is distinct from old."{name}" and {condition}'
    )
    if not has_rows(raw, f"({rows})"):
        return []
    reasons_by_value = {
        value: reason
        for value in raw.execute(f"select distinct text, kind, born from ({rows})").fetchall()
        if (reason := check(*value))
    }
    if not reasons_by_value:
        return []
    cells = raw.execute(
        f'select "#row", "#line", text, kind, born from ({rows}) join ({lines}) as lines using ("#row") order by 1'
    ).fetchall()
    return [
        Problem(line, name, text, reasons_by_value[text, kind, born], row)
        for row, line, text, kind, born in cells
        if (text, kind, born) in reasons_by_value
    ]


def _build_id_check(today: date) -> ValueCheck:
    def check(text: str, kind: str | None, birth_on: date | None) -> Reason | None:
        person_reason = check_id_number(text, "individual", today, birth_on)
        # Where a file says no kind, customers are stored as firms, persons too.
        firm_reason = (
            check_id_number(text, "enterprise", today) if person_reason and kind == "enterprise" else person_reason
        )
        return person_reason if firm_reason and extract_birth_date(text) else firm_reason

    return check


def _build_valid_id_sql(today: date) -> str:
    """The SQL condition that a number is a person's, born in the mainland on the day given, its last digit right."""
    total = " + ".join(f"new.id_number[{index}]::int * {weight}" for index, weight in enumerate(_ID_WEIGHTS, start=1))
    birth_on = "try_strptime(new.id_number[7:14], '%Y%m%d')::date"
    return (
        "case when regexp_full_match(new.id_number, '[1-6][0-9]{5}(?:19|20)[0-9]{9}[0-9X]') "
        f"then regexp_matches(new.id_number[1:2], '1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]') "
        f"and {birth_on} <= date '{today}' and {birth_on} = coalesce(born, {birth_on}) "
        f"and '10X98765432'[({total}) % 11 + 1] = new.id_number[18] end"
    )
