"""Personal data in a file go through the checks of the form: mobile, e-mail, identity number, days that have been."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from data.intake.checks.checked_rows import CheckedRows
from data.intake.problems import Problem
from data.parsing import reasons as typed_wrong
from data.parsing.email_address import check_email
from data.parsing.identity_number import check_id_number, extract_birth_date
from data.parsing.telephone import check_mobile
from data.reason import Reason
from data.schema import get_key_columns
from data.warehouse.sql_fragments import build_match_condition

# Days that have been, by table; the other tables have none of a person.
_PAST_DAY_COLUMNS = {"customers": ("created_on", "verified_on"), "customer_identities": ("birth_on",)}
# How nearly all are written; what is written otherwise is read with care, each text once.
_USUAL_PATTERNS = {
    "mobile": "(?:(?:[+]|00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}",
    "email": r"[A-Za-z0-9_+]+(?:[.-][A-Za-z0-9_+]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*[.])+(?:com|net|org|[a-z]{2})",
}
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


ValueCheck = Callable[[str, str | None, date | None], Reason | None]


def reject_invalid_personal_data(raw: Any, load: CheckedRows, today: date) -> None:
    """Reject the rows with a wrong value, but for those that have the same value in the warehouse already."""
    for part in load.parts:
        for name, where, judge in _list_checks(part.table.name, today):
            if name in part.columns:
                load.reject(_find_invalid_values(raw, part, _build_kind_sql(load, part), name, where, judge))


def _build_kind_sql(load: CheckedRows, part: CheckedRows) -> tuple[str, str]:
    """The SQL expression of a customer's kind, and the joins that it needs; null for a table that has no use of it."""
    if part.table.name != "customer_identities":
        return "null", ""
    stored = "left join customers on customers.customer_id = new.customer_id "
    if part is load:
        return "customers.kind", stored
    said = f'left join {load.name} as said on said."#row" = new."#row" '
    kind = "coalesce(said.kind, customers.kind)" if "kind" in load.columns else "coalesce(customers.kind, 'enterprise')"
    return kind, said + stored


def _list_checks(table: str, today: date) -> Iterator[tuple[str, str, ValueCheck]]:
    """The columns that are checked, the SQL condition of values to be looked at, and who looks at them."""
    ahead = Reason(typed_wrong.DAY_IN_FUTURE, {"today": today.isoformat()})
    for name in _PAST_DAY_COLUMNS.get(table, ()):
        yield name, f"new.\"{name}\" > date '{today}'", lambda *_: ahead
    if table == "customer_identities":
        yield (
            "mobile",
            f"not regexp_full_match(new.mobile, '{_USUAL_PATTERNS['mobile']}')",
            lambda text, *_: check_mobile(text),
        )
        yield (
            "email",
            f"not regexp_full_match(new.email, '{_USUAL_PATTERNS['email']}')",
            lambda text, *_: check_email(text),
        )
        yield "id_number", f"not coalesce({_build_valid_id_sql(today)}, false)", _build_id_check(today)


def _find_invalid_values(
    raw: Any, load: CheckedRows, kind: tuple[str, str], name: str, where: str, judge: ValueCheck
) -> list[Problem]:
    """The rows whose new value is wrong, among those for which the SQL condition `where` holds."""
    table, lines = load.table, load.rows.build_line_numbers_sql()
    born = "coalesce(new.birth_on, old.birth_on)" if "birth_on" in load.columns else "old.birth_on"
    is_identity = table.name == "customer_identities"
    rows = (
        f'select new."#row", new."{name}"::varchar as text, {kind[0]} as kind, '
        f"{born if is_identity else 'null::date'} as born from {load.name} as new "
        f'left join "{table.name}" as old on {build_match_condition(get_key_columns(table), "old", "new")} '
        f'{kind[1]}where new."{name}" is not null and new."{name}" is distinct from old."{name}" and {where}'
    )
    if not raw.execute(f"select count(*) from ({rows})").fetchone()[0]:
        return []
    wrong = {
        found: reason
        for found in raw.execute(f"select distinct text, kind, born from ({rows})").fetchall()
        if (reason := judge(*found))
    }
    told = f'select "#row", "#line", text, kind, born from ({rows}) join ({lines}) as lines using ("#row") order by 1'
    return [
        Problem(line, name, text, wrong[text, kind, born], row)
        for row, line, text, kind, born in (raw.execute(told).fetchall() if wrong else ())
        if (text, kind, born) in wrong
    ]


def _build_id_check(today: date) -> ValueCheck:
    def judge(text: str, kind: str | None, born: date | None) -> Reason | None:
        of_person = check_id_number(text, "individual", today, born)
        # Where a file says no kind, customers are stored as firms, persons too.
        of_firm = check_id_number(text, "enterprise", today) if of_person and kind == "enterprise" else of_person
        return of_person if of_firm and extract_birth_date(text) else of_firm

    return judge


def _build_valid_id_sql(today: date) -> str:
    """The SQL condition that a number is a person's, born in the mainland on the day given, its last digit right."""
    total = " + ".join(f"new.id_number[{place + 1}]::int * {weight}" for place, weight in enumerate(_ID_WEIGHTS))
    birth = "try_strptime(new.id_number[7:14], '%Y%m%d')::date"
    return (
        "case when regexp_full_match(new.id_number, '[1-6][0-9]{5}(?:19|20)[0-9]{9}[0-9X]') "
        f"then regexp_matches(new.id_number[1:2], '1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]') "
        f"and {birth} <= date '{today}' and {birth} = coalesce(born, {birth}) "
        f"and '10X98765432'[({total}) % 11 + 1] = new.id_number[18] end"
    )
