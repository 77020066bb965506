"""Times the load of a million order lines, beside DuckDB's own COPY of the same file."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from data.intake.load.pipeline import load_files
from data.schema import metadata
from data.warehouse import create_warehouse

ROWS = 1_000_000
GOAL = 3.0
ROUNDS = 3

ORDER_LINES = f"""
select
    'O' || lpad((n // 4)::varchar, 8, '0') as order_id,
    n % 4 + 1 as line,
    'C' || lpad((hash(n // 4) % 50000)::varchar, 6, '0') as customer_id,
    date '2022-01-01' + (n // 1000)::integer as ordered_on,
    'P' || hash(n) % 2000 as product_id,
    hash(n + 1) % 20 + 1 as quantity,
    ((hash(n + 2) % 100000) / 100)::decimal(18, 2) as amount,
    ((hash(n + 3) % 80000) / 100)::decimal(18, 2) as cost,
    n % 50 = 0 as is_return,
    'web' as sales_channel
from range({ROWS}) as numbers (n)
"""
CUSTOMERS = "select 'C' || lpad(n::varchar, 6, '0') as customer_id, 'Customer ' || n as name from range(50000) as t (n)"
PRODUCTS = "select 'P' || n as product_id, 'Product ' || n as name from range(2000) as t (n)"


def main() -> None:
    """Print the seconds of both and their ratio, the best of several runs each."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "order_lines.csv"
        duckdb.execute(f"copy ({ORDER_LINES}) to '{file}' (header)")
        copying = min(_time_copy(file, Path(folder) / f"copy{run}.duckdb") for run in range(ROUNDS))
        loading = min(_time_load(file, Path(folder) / f"load{run}.duckdb") for run in range(ROUNDS))
    print(f"Load of {ROWS:,} order lines  {loading:5.2f} s")
    print(f"DuckDB's COPY of the file    {copying:5.2f} s")
    print(f"Ratio                        {loading / copying:5.2f}    goal: at most {GOAL:g}")


def _time_copy(file: Path, target: Path) -> float:
    """Seconds of COPY into an empty table with the same columns and primary key."""
    create_warehouse(f"duckdb:///{target}").close()
    with duckdb.connect(target) as connection:
        names = duckdb.execute(f"select string_agg(column_name) from (describe ({ORDER_LINES}))").fetchall()[0][0]
        table = metadata.tables["order_lines"].name
        return _measure_seconds(lambda: connection.execute(f"copy {table} ({names}) from '{file}' (header)"))


def _time_load(file: Path, target: Path) -> float:
    """Seconds of a load into an empty table of a warehouse that has the customers and products."""
    warehouse = create_warehouse(f"duckdb:///{target}")
    with warehouse.writing() as connection:
        connection.exec_driver_sql(f"insert into customers by name {CUSTOMERS}")
        connection.exec_driver_sql(f"insert into products by name {PRODUCTS}")
    seconds = _measure_seconds(lambda: load_files(warehouse, "order_lines", [file]))
    warehouse.close()
    return seconds


def _measure_seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
