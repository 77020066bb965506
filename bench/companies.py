"""Made-up companies to measure on; each is built once and kept in build/bench."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from data.warehouse import create_warehouse, open_warehouse

FOLDER = Path("build/bench")


def build_company(name: str, tables: Mapping[str, str]) -> Path:
    """Build the company's warehouse unless it is there, and bring it up to date.

    Args:
        tables: The query that gives the rows of each table.

    Returns:
        The file of the warehouse.
    """
    file = FOLDER / f"{name}.duckdb"
    if not file.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".begun")
        unfinished.unlink(missing_ok=True)
        warehouse = create_warehouse(f"duckdb:///{unfinished}")
        with warehouse.writing() as connection:
            for table, rows in tables.items():
                connection.exec_driver_sql(f"insert into {table} by name {rows}")
        warehouse.close()
        unfinished.rename(file)
    open_warehouse(f"duckdb:///{file}").close()  # migrates a file of an older version
    return file


def build_survey_tables(customers: int, answers: int, digits: int) -> dict[str, str]:
    """The queries for one survey with two questions, by table.

    Args:
        customers: How many customers there are; their numbers have `digits` digits.
        answers: How many responses there are, each with two answers.
    """
    return {
        "surveys": "select 's' as survey_id, 'Care' as name, date '2026-01-01' as opened_on",
        "survey_questions": "select 's' as survey_id, q as question_id, r as role, 0 as scale_min, 10 as scale_max "
        "from (values ('q1', 'csat'), ('q2', 'nps')) as t (q, r)",
        "survey_responses": f"""
            select
                'R' || n as response_id, 's' as survey_id, true as is_complete,
                'C' || lpad((hash(n) % {customers})::varchar, {digits}, '0') as customer_id,
                timestamp '2026-01-02' + to_hours((hash(n + 1) % 7000)::integer) as submitted_at
            from range({answers}) as t (n)""",
        "survey_answers": f"""
            select 's' as survey_id, 'R' || n // 2 as response_id, 'q' || (1 + n % 2) as question_id, '' as option,
                (hash(n) % 11)::double as score
            from range(2 * {answers}) as t (n)""",
    }
