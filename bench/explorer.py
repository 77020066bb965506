"""How fast the explorer is at a million customers: counting while choosing, a page of the table, another order."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from data.warehouse import Warehouse, create_warehouse, open_warehouse
from queries import Filters, count, run

CUSTOMERS, LINES, CONTACTS, DEALS, ANSWERS = 1_000_000, 3_000_000, 1_000_000, 300_000, 300_000
GOAL = 300
ROUNDS = 3
PAGE = 50
FILE = Path("build/bench/explorer.duckdb")

REGIONS = "['North', 'South', 'East', 'West', 'Centre']"
TABLES = {
    "branches": "select 'B' || n as branch_id, 'Branch ' || n as name from range(40) as t (n)",
    "employees": "select 'E' || n as employee_id, 'Person ' || n as name, 'B' || n % 40 as branch_id "
    "from range(1000) as t (n)",
    "customers": f"""
        select
            'C' || lpad(n::varchar, 7, '0') as customer_id,
            ['Anna', 'Bo', 'Cai', '李', '王'][1 + (hash(n) % 5)::integer] || ' ' || n as name,
            if(hash(n + 1) % 3 = 0, 'individual', 'enterprise') as kind,
            'external' as side,
            {REGIONS}[1 + (hash(n + 2) % 5)::integer] as region,
            'City ' || hash(n + 3) % 300 as city,
            'Trade ' || hash(n + 4) % 20 as industry,
            'B' || hash(n + 5) % 40 as branch_id,
            'E' || hash(n + 5) % 1000 as owner_id,
            ['internet', 'referral', 'meeting', 'telephone'][1 + (hash(n + 6) % 4)::integer] as channel,
            hash(n + 7) % 2 = 0 as has_need,
            hash(n + 8) % 3 > 0 as has_means,
            date '2019-01-01' + (hash(n + 9) % 2500)::integer as created_on
        from range({CUSTOMERS}) as t (n)""",
    "customer_tags": f"""
        select 'C' || lpad((n * 7)::varchar, 7, '0') as customer_id, 'tag ' || hash(n) % 12 as tag
        from range({CUSTOMERS} // 7) as t (n)""",
    "order_lines": f"""
        select
            'O' || n // 2 as order_id,
            n % 2 + 1 as line,
            'C' || lpad((floor(pow(hash(n // 2) / pow(2, 64), 2) * {CUSTOMERS}))::bigint::varchar, 7, '0')
                as customer_id,
            date '2023-11-01' + (hash(n // 2 + 1) % 1095)::integer as ordered_on,
            ((hash(n + 2) % 100000) / 100)::decimal(18, 2) as amount,
            ((hash(n + 3) % 60000) / 100)::decimal(18, 2) as cost,
            n % 50 = 0 as is_return
        from range({LINES}) as t (n)""",
    "interactions": f"""
        select
            'I' || n as interaction_id,
            'C' || lpad((hash(n) % {CUSTOMERS})::varchar, 7, '0') as customer_id,
            timestamp '2025-01-01' + to_hours((hash(n + 1) % 16000)::integer) as at,
            if(hash(n + 2) % 4 = 0, 'not_reached', 'reached') as result
        from range({CONTACTS}) as t (n)""",
    "opportunities": f"""
        select
            'D' || n as opportunity_id,
            'C' || lpad((hash(n) % {CUSTOMERS})::varchar, 7, '0') as customer_id,
            date '2025-01-01' + (hash(n + 1) % 660)::integer as opened_on,
            (1 + hash(n + 2) % 6)::integer as stage,
            if(hash(n + 3) % 3 = 0, 'open', 'lost') as outcome,
            if(hash(n + 3) % 3 = 0, null, date '2026-10-01') as closed_on,
            ((hash(n + 4) % 1000000) / 100)::decimal(18, 2) as expected_amount
        from range({DEALS}) as t (n)""",
    "surveys": "select 's' as survey_id, 'Care' as name, date '2026-01-01' as opened_on",
    "survey_questions": "select 's' as survey_id, q as question_id, r as role, 0 as scale_min, 10 as scale_max "
    "from (values ('q1', 'csat'), ('q2', 'nps')) as t (q, r)",
    "survey_responses": f"""
        select
            'R' || n as response_id, 's' as survey_id, true as is_complete,
            'C' || lpad((hash(n) % {CUSTOMERS})::varchar, 7, '0') as customer_id,
            timestamp '2026-01-02' + to_hours((hash(n + 1) % 7000)::integer) as submitted_at
        from range({ANSWERS}) as t (n)""",
    "survey_answers": f"""
        select 's' as survey_id, 'R' || n // 2 as response_id, 'q' || (1 + n % 2) as question_id, '' as option,
            (hash(n) % 11)::double as score
        from range(2 * {ANSWERS}) as t (n)""",
}

CRITERIA = (
    "",
    "tier = 'core'",
    "tier in ('core', 'important') and (silent_days > 60 or nps <= 6) and not tag = 'tag 3'",
    "region = 'North' and kind = 'enterprise' and orders >= 2 and contact_days > 30",
    "contains(name, '李') or open_amount > 5000",
    "not (r >= 4 and f >= 4) and lifecycle in ('repeat', 'loyal')",
)
ORDERS = ("revenue", "silent_days", "name")
COLUMNS = ("customer_id", "name", "tier", "lifecycle", "revenue", "silent_days", "nps", "stage", "owner")


def main() -> None:
    """Print the milliseconds of each wish: the first one of all, the first with its criteria, and later ones."""
    warehouse = _warehouse()
    begin = time.perf_counter()
    count(warehouse, "explorer/customers", Filters(criteria="orders > 0"))
    print(f"\nExplorer, {CUSTOMERS:,} customers, {LINES:,} order lines: the goal is {GOAL} ms of server time")
    print(f"first question after a change of the data  {(time.perf_counter() - begin) * 1000:6.0f} ms")
    for criteria in CRITERIA:
        filters = Filters(criteria=criteria)
        found = count(warehouse, "explorer/customers", filters)
        print(f"{criteria or 'everybody'}: {found:,} customers")
        _print("count", lambda filters=filters: count(warehouse, "explorer/customers", filters))
        for column in ORDERS:
            _print(f"page by {column}", lambda filters=filters, column=column: _page(warehouse, filters, column, 0))
        half = found // 2
        _print("page in the middle", lambda filters=filters, half=half: _page(warehouse, filters, "revenue", half))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    warehouse.close()


def _page(warehouse: Warehouse, filters: Filters, column: str, offset: int) -> None:
    run(warehouse, "explorer/customers", filters, None, (), PAGE, offset, ((column, True),), COLUMNS)


def _print(what: str, wish: Callable[[], object]) -> None:
    first, *later = (_milliseconds(wish) for _ in range(ROUNDS + 1))
    slow = "" if max(first, *later) <= GOAL else "  over the goal"
    print(f"    {what:20} first {first:6.0f}   median {median(later):6.0f}   worst {max(later):6.0f}{slow}")


def _milliseconds(wish: Callable[[], object]) -> float:
    begin = time.perf_counter()
    wish()
    return (time.perf_counter() - begin) * 1000


def _warehouse() -> Warehouse:
    """The made-up company of a million; made once, as it takes a while."""
    url = f"duckdb:///{FILE}"
    if not FILE.exists():
        FILE.parent.mkdir(parents=True, exist_ok=True)
        begun = FILE.with_suffix(".begun")
        begun.unlink(missing_ok=True)
        warehouse = create_warehouse(f"duckdb:///{begun}")
        with warehouse.writing() as connection:
            for table, rows in TABLES.items():
                connection.exec_driver_sql(f"insert into {table} by name {rows}")
        warehouse.close()
        begun.rename(FILE)
    return open_warehouse(url, read_only=True)


if __name__ == "__main__":
    main()
