"""Times the first view of a page on a million orders, the second one, and one with another filter."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from bench.companies import build_company, build_survey_tables
from bench.session import open_session
from tests.browser.server import serve

CUSTOMERS, ORDERS, ORDER_LINES, DEALS, ANSWERS, CONTACTS = 200_000, 1_000_000, 3_000_000, 100_000, 100_000, 500_000
GOAL = 3.0
PAGES = ("", "value", "churn", "lifecycle", "funnel")
FILTER = "region=North"

CUSTOMER_ID = "'C' || lpad((floor(pow(hash({n}) / pow(2, 64), 1.5) * {customers}))::bigint::varchar, 6, '0')"
TABLES = {
    "branches": "select 'B' || n as branch_id, 'Branch ' || n as name from range(40) as t (n)",
    "employees": "select 'E' || n as employee_id, 'Person ' || n as name, 'B' || n % 40 as branch_id "
    "from range(400) as t (n)",
    "products": "select 'P' || n as product_id, 'Product ' || n as name, 'Line ' || n % 8 as line "
    "from range(2000) as t (n)",
    "customers": f"""
        select
            'C' || lpad(n::varchar, 6, '0') as customer_id,
            'Customer ' || n as name,
            if(hash(n + 1) % 3 = 0, 'individual', 'enterprise') as kind,
            'external' as side,
            ['North', 'South', 'East', 'West', 'Centre'][1 + (hash(n + 2) % 5)::integer] as region,
            'Trade ' || hash(n + 4) % 20 as industry,
            'B' || hash(n + 5) % 40 as branch_id,
            'E' || hash(n + 5) % 400 as owner_id,
            ['internet', 'referral', 'meeting', 'telephone'][1 + (hash(n + 6) % 4)::integer] as channel,
            hash(n + 7) % 2 = 0 as has_need,
            hash(n + 8) % 3 > 0 as has_means,
            date '2019-01-01' + (hash(n + 9) % 2500)::integer as created_on
        from range({CUSTOMERS}) as t (n)""",
    "order_lines": f"""
        select
            'O' || n // 3 as order_id,
            n % 3 + 1 as line,
            {CUSTOMER_ID.format(n="n // 3", customers=CUSTOMERS)} as customer_id,
            date '2023-11-01' + (n // 3 * 1095 // {ORDERS})::integer as ordered_on,
            'P' || hash(n + 4) % 2000 as product_id,
            hash(n + 5) % 20 + 1 as quantity,
            ((hash(n + 2) % 100000) / 100)::decimal(18, 2) as amount,
            ((hash(n + 3) % 60000) / 100)::decimal(18, 2) as cost,
            n % 50 = 0 as is_return
        from range({ORDER_LINES}) as t (n)""",
    "interactions": f"""
        select
            'I' || n as interaction_id,
            'C' || lpad((hash(n) % {CUSTOMERS})::varchar, 6, '0') as customer_id,
            'E' || hash(n + 3) % 400 as employee_id,
            timestamp '2025-01-01' + to_hours((hash(n + 1) % 16000)::integer) as at,
            if(hash(n + 2) % 4 = 0, 'not_reached', 'reached') as result
        from range({CONTACTS}) as t (n)""",
    "opportunities": f"""
        select
            'D' || n as opportunity_id,
            'C' || lpad((hash(n) % {CUSTOMERS})::varchar, 6, '0') as customer_id,
            'E' || hash(n + 6) % 400 as owner_id,
            'P' || hash(n + 7) % 2000 as product_id,
            date '2023-11-01' + (n * 1050 // {DEALS})::integer as opened_on,
            case hash(n + 3) % 5 when 0 then 6 else (1 + hash(n + 2) % 5)::integer end as stage,
            ['won', 'lost', 'lost', 'lost', 'open'][1 + (hash(n + 3) % 5)::integer] as outcome,
            case when hash(n + 3) % 5 < 4 then opened_on + (hash(n + 5) % 45)::integer end as closed_on,
            opened_on + 30 as expected_on,
            ((hash(n + 4) % 1000000) / 100)::decimal(18, 2) as expected_amount,
            case when hash(n + 3) % 5 = 0 then expected_amount end as won_amount
        from range({DEALS}) as t (n)""",
    "stage_events": """
        select
            opportunity_id,
            s.stage,
            cast(opened_on as timestamp) + to_days(cast(5 * (s.stage - 1) as integer)) as entered_at
        from opportunities
        inner join range(1, 7) as s (stage) on s.stage <= opportunities.stage""",
    **build_survey_tables(CUSTOMERS, ANSWERS, digits=6),
}


def main() -> None:
    """Print the seconds of each page on a server that has just started, then once more, then for one region."""
    url = f"duckdb:///{build_company('orders', TABLES)}?access_mode=read_only"
    print(f"\nPages on {ORDERS:,} orders of {CUSTOMERS:,} customers: the goal is {GOAL:g} s for the first view")
    with tempfile.TemporaryDirectory() as name:
        for page in PAGES:
            with serve(url, Path(name)) as server, open_session(server.address) as reader:
                first, again, narrowed = reader.rerun(page), reader.rerun(page), reader.rerun(page, FILTER)
            slow = "" if first <= GOAL else "  over the goal"
            timings = f"first {first:5.2f} s   again {again:5.2f} s   for one region {narrowed:5.2f} s{slow}"
            print(f"{page or 'overview':10} {timings}", flush=True)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
