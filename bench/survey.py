"""Times the import of a survey file with a million responses, beside DuckDB's own reading of the same file.

Both run twice, in turns and each in a process of its own; the better time counts.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from data.survey.model.outcome import SurveyTarget
from data.survey.read.survey_file import open_survey_file
from data.survey.recognition.mapping_proposal import propose_mapping
from data.survey.review.stored_surveys import load_prior_knowledge
from data.survey.store.survey_import import import_survey_file
from data.warehouse import create_warehouse, open_warehouse

ROWS = 1_000_000
ROUNDS = 2
GOAL = 2.0
MEMORY_GOAL = 1.5

META_COLUMNS = (
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
)
RATING_QUESTIONS = tuple(f"How satisfied are you with part {n} of our service?" for n in range(1, 9))
WORDED_QUESTIONS = ("The staff were helpful", "The price was fair")
CHOICE_QUESTION = "Which channels did you use? (choose all that apply)"
COMMENT_QUESTION = "What should we improve?"
ROW_QUERY = """
select
    10000000000 + n as id, 446111201 as collector,
    strftime(timestamp '2026-01-01' + to_seconds(n * 7 % 7000000), '%m/%d/%Y %I:%M:%S %p') as started,
    strftime(timestamp '2026-01-01' + to_seconds(n * 7 % 7000000 + 300), '%m/%d/%Y %I:%M:%S %p') as ended,
    '203.0.113.' || n % 250 as ip, 'user' || hash(n) % 100000 || '@example.com' as email, null as first, null as last,
    {numbers},
    {words},
    array_to_string(list_filter(
        ['Web shop', 'Store', 'Phone', 'App'], lambda x, i: (hash(n + 7) >> i) % 2 = 1 or i = 1 + n % 4
    ), ', ') as channels,
    case when n % 3 = 0 then 'Delivery was quick, but order ' || n || ' came in a damaged box' when n % 7 = 0
        then 'Ça va, merci' end as comment
from range({rows}) as numbers (n)
"""
WORD_LIST = "['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree']"


def main() -> None:
    """Print the best seconds of both, their ratio, and the peak memory of the import."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "responses.csv"
        write_survey_file(file)
        size = file.stat().st_size / 1e6
        runs = [
            (
                _run_in_process("bare", file, Path(folder) / f"bare{run}"),
                _run_in_process("stored", file, Path(folder) / f"{run}"),
            )
            for run in range(ROUNDS)
        ]
    bare_seconds, import_seconds = (min(float(run[at][0]) for run in runs) for at in (0, 1))
    memory = max(float(run[1][1]) for run in runs)
    print(f"Survey of {ROWS:,} responses   {import_seconds:5.2f} s    12 questions, {size:.0f} MB")
    print(f"DuckDB's read, UNPIVOT, INSERT {bare_seconds:5.2f} s")
    print(f"Ratio                          {import_seconds / bare_seconds:5.2f}      goal: at most {GOAL:g}")
    print(f"Most memory                    {memory:5.2f} GB   goal: under {MEMORY_GOAL:g}")


def write_survey_file(file: Path, rows: int = ROWS) -> None:
    """Write a file as SurveyMonkey exports it, with two header rows."""
    body = file.with_suffix(".body")
    number_columns = ", ".join(
        f"case when hash(n + {q}) % 20 > 0 then hash(n + {q}) % 5 + 1 end as r{q}" for q in range(8)
    )
    word_columns = ", ".join(f"{WORD_LIST}[(hash(n + {q}) % 5 + 1)::int] as w{q}" for q in (20, 21))
    duckdb.execute(
        f"copy ({ROW_QUERY.format(numbers=number_columns, words=word_columns, rows=rows)}) to '{body}' (header false)"
    )
    questions = (*RATING_QUESTIONS, *WORDED_QUESTIONS, CHOICE_QUESTION, COMMENT_QUESTION)
    headers = (
        (*META_COLUMNS, *questions),
        ("",) * len(META_COLUMNS) + ("Response",) * (len(questions) - 1) + ("Open-Ended Response",),
    )
    with file.open("w", encoding="utf-8") as target, body.open(encoding="utf-8") as source:
        target.writelines(
            ",".join(f'"{cell}"' if "," in cell else cell for cell in header) + "\n" for header in headers
        )
        while chunk := source.read(1 << 24):
            target.write(chunk)
    body.unlink()


def run_bare_duckdb(file: Path, target: Path) -> None:
    """Print the seconds in which DuckDB alone reads, unpivots and inserts the file, into tables without keys."""
    with duckdb.connect(target) as connection:
        connection.execute(
            "create table survey_responses "
            "(survey_id text, response_id text, customer_id text, submitted_at timestamp, channel text, "
            "is_complete boolean, batch_id text)"
        )
        connection.execute(
            "create table survey_answers "
            "(survey_id text, response_id text, question_id text, option text, score double, text text, batch_id text)"
        )
        columns = ", ".join(f"'c{at}': 'varchar'" for at in range(len(META_COLUMNS) + 12))
        source = (
            f"read_csv('{file}', skip = 2, header = false, auto_detect = false, columns = {{{columns}}}, nullstr = '')"
        )
        question_columns = ", ".join(f"c{at}" for at in range(len(META_COLUMNS), len(META_COLUMNS) + 12))
        start = time.perf_counter()
        connection.execute("begin")
        connection.execute(
            "insert into survey_responses select 'S', c0, null, strptime(c3, '%m/%d/%Y %I:%M:%S %p'), null, true, '1' "
            f"from {source}"
        )
        connection.execute(
            "insert into survey_answers select 'S', c0, question, '', try_cast(value as double), value, '1' "
            f"from (unpivot (select c0, {question_columns} from {source}) on {question_columns} "
            "into name question value value)"
        )
        connection.execute("commit")
        print(time.perf_counter() - start)


def run_import(file: Path, target: Path) -> None:
    """Print the seconds from opening the file to the end of the transaction, and the peak memory in GB."""
    warehouse = create_warehouse(f"duckdb:///{target}")
    with warehouse.writing() as connection:
        connection.exec_driver_sql(
            "insert into customers (customer_id, name) select 'C' || n, 'Customer ' || n from range(50000) as t (n)"
        )
        connection.exec_driver_sql(
            "insert into customer_identities (customer_id, email) select 'C' || n, 'user' || n || '@example.com' "
            "from range(50000) as t (n)"
        )
    warehouse.close()
    warehouse = open_warehouse(f"duckdb:///{target}")
    start = time.perf_counter()
    survey_file = open_survey_file(file)
    mapping = propose_mapping(
        survey_file.detected, survey_file.profiles, load_prior_knowledge(warehouse, survey_file, "Bench")
    )
    outcome = import_survey_file(warehouse, survey_file, SurveyTarget("Bench"), mapping)
    seconds = time.perf_counter() - start
    assert outcome.new == outcome.rows_in, outcome
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)


def _run_in_process(name: str, file: Path, target: Path) -> list[str]:
    command = [sys.executable, "-m", "bench.survey", name, str(file), str(target)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        {"bare": run_bare_duckdb, "stored": run_import}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
