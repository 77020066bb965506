"""Who answered: respondents are matched to customers by number, e-mail or phone. Nobody is dropped."""

from duckdb import DuckDBPyConnection

from data.survey.checks.response_checks import CheckedResponses
from data.survey.checks.response_problems import BAD_ROWS, READ_ROWS
from data.survey.read.timestamps import build_stored_timestamp_sql

RESPONSES, CUSTOMER_KEYS = "intake_responses", "intake_people"


def match_customers(raw: DuckDBPyConnection, checked: CheckedResponses) -> None:
    """Fill the temporary table RESPONSES: every good response, with its customer where the mark fits just one."""
    people = checked.mapping.people
    by = people.by if people else "customer_id"
    known = (
        "select null::varchar as mark, null::varchar as customer_id where false"
        if people is None
        else _build_customer_keys_sql(by)
    )
    raw.execute(
        f"create temp table {CUSTOMER_KEYS} as select mark, min(customer_id) as customer_id, count(distinct "
        "customer_id) as n "
        f"from ({known}) where mark is not null group by mark"
    )
    raw.execute(
        f'create temp table {RESPONSES} as select "#row", response_id, {build_stored_timestamp_sql("moment")} as '
        "submitted_at, channel, "
        "is_complete, case when people.n = 1 then people.customer_id end as customer_id, "
        "coalesce(people.n, 0) > 1 as is_ambiguous "
        f'from (from {READ_ROWS} where not is_left_out) as good anti join {BAD_ROWS} using ("#row") '
        f"left join {CUSTOMER_KEYS} as people on people.mark = {_build_key_sql(by, 'good.person')}"
    )


def _build_customer_keys_sql(by: str) -> str:
    """The marks of all customers."""
    if by == "customer_id":
        return "select customer_id as mark, customer_id from customers"
    columns = ("email",) if by == "email" else ("phone", "mobile")
    marks = [f"select {_build_key_sql(by, column)} as mark, customer_id from customer_identities" for column in columns]
    return f"from ({' union all '.join(marks)}) semi join customers using (customer_id)"


def _build_key_sql(by: str, text: str) -> str:
    """The SQL expression by which two marks are the same: an address in lower case, the digits of a phone number."""
    if by == "customer_id":
        return text
    if by == "email":
        return f"nullif(lower(trim({text})), '')"
    digits = f"regexp_replace({text}, '[^0-9]', '', 'g')"
    # China's own number before a mobile's eleven digits; a number of fewer than five tells nobody.
    short = f"regexp_replace({digits}, '^(0086|86)(1[0-9]{{10}})$', '\\2')"
    return f"case when length({digits}) >= 5 then {short} end"
