"""Times the explorer and the call list with a million customers: at first, after a write, and with each condition."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from statistics import median
from tempfile import TemporaryDirectory

from bench.companies import build_company, build_survey_tables
from data.warehouse import Warehouse, open_warehouse
from queries import Filters, count, run

CUSTOMERS, ORDER_LINES, CONTACTS, DEALS, ANSWERS = 1_000_000, 3_000_000, 1_000_000, 300_000, 300_000
GOAL = 300
ROUNDS = 3
PAGE = 50

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
        from range({ORDER_LINES}) as t (n)""",
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
    **build_survey_tables(CUSTOMERS, ANSWERS, digits=7),
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


CALLS = ("funnel/call_list", "funnel/call_standing")
WRITES = {
    "tag": "insert into customer_tags by name select 'C0000003' as customer_id, 'new' as tag",
    "contact": "insert into interactions by name select 'I' as interaction_id, 'C0000003' as customer_id, "
    "timestamp '2026-10-20 09:00' as at, 'reached' as result",
    "order line": "insert into order_lines by name select 'O' as order_id, 1 as line, 'C0000003' as customer_id, "
    "date '2026-10-20' as ordered_on, 100 as amount",
}


def main() -> None:
    """Print the milliseconds of each question: the very first, those after a write, the first of a kind, later ones."""
    print(f"\nExplorer, {CUSTOMERS:,} customers, {ORDER_LINES:,} order lines: the goal is {GOAL} ms of server time")
    with _open_warehouse_copy() as warehouse:
        _print_changes(warehouse)
        for criteria in CRITERIA:
            _print_criteria(warehouse, Filters(criteria=criteria))
        for name in CALLS:
            _print_timing(name, lambda name=name: run(warehouse, name, limit=PAGE))
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{machine}, at most {_measure_peak_memory():,} MB of memory up to here")


def _print_changes(warehouse: Warehouse) -> None:
    def count_buyers() -> None:
        count(warehouse, "explorer/customers", Filters(criteria="orders > 0"))

    first = _measure_milliseconds(count_buyers)
    print(f"first question of all            {first:6.0f} ms, at most {_measure_peak_memory():,} MB of memory")
    for what, insertion in WRITES.items():
        with warehouse.writing() as connection:
            connection.exec_driver_sql(insertion)
        print(f"next one after one {what:10}    {_measure_milliseconds(count_buyers):6.0f} ms")


def _print_criteria(warehouse: Warehouse, filters: Filters) -> None:
    customer_count = count(warehouse, "explorer/customers", filters)
    print(f"{filters.criteria or 'everybody'}: {customer_count:,} customers")
    _print_timing("count", lambda: count(warehouse, "explorer/customers", filters))
    for column in ORDERS:
        _print_timing(f"page by {column}", lambda column=column: _run_page(warehouse, filters, column, 0))
    _print_timing("page in the middle", lambda: _run_page(warehouse, filters, "revenue", customer_count // 2))


def _run_page(warehouse: Warehouse, filters: Filters, column: str, offset: int) -> None:
    run(warehouse, "explorer/customers", filters, None, (), PAGE, offset, ((column, True),), COLUMNS)


def _print_timing(label: str, action: Callable[[], object]) -> None:
    first, *later = (_measure_milliseconds(action) for _ in range(ROUNDS + 1))
    slow = "" if max(first, *later) <= GOAL else "  over the goal"
    print(f"    {label:20} first {first:6.0f}   median {median(later):6.0f}   worst {max(later):6.0f}{slow}")


def _measure_milliseconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def _measure_peak_memory() -> int:
    """The most memory that this process ever had, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


@contextmanager
def _open_warehouse_copy() -> Iterator[Warehouse]:
    """A copy of the company with a million customers, to write into."""
    file = build_company("explorer", TABLES)
    with TemporaryDirectory(dir=file.parent) as folder:
        warehouse = open_warehouse(f"duckdb:///{copyfile(file, Path(folder) / file.name)}")
        yield warehouse
        warehouse.close()


if __name__ == "__main__":
    main()
