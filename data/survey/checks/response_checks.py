"""Staged rows become responses, and every cell that cannot be read is found. In SQL, over all rows at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from duckdb import DuckDBPyConnection

from data.reason import Reason
from data.survey.checks.answer_lookup import AnswerColumn, build_answer_lookup, list_answer_columns
from data.survey.checks.response_problems import BAD_ROWS, READ_ROWS, find_problems
from data.survey.model.mapping import FlagColumn, SurveyMapping
from data.survey.read.staging import StagedResponses
from data.survey.read.timestamps import OTHER_TIMESTAMPS, build_fast_timestamp_sql, stage_other_timestamps
from data.warehouse.duckdb_queries import count_rows, fetch_row


@dataclass
class CheckedResponses:
    """Read responses: in the temporary table SEEN what they say of themselves; BAD are the rows with a problem.

    `cells` is the SQL relation of the good ones with `#row`, response_id and the staged cells.
    """

    staged: StagedResponses
    mapping: SurveyMapping
    answer_columns: list[AnswerColumn]
    cells: str = ""
    reasons: list[Reason] = field(default_factory=list)
    rows_in: int = 0
    left_out: int = 0
    rejected: int = 0

    def build_cell_sql(self, column: str | None) -> str:
        """The SQL expression of a column's text without blanks around it."""
        position = next((c.position for c in self.staged.detected.columns if c.name == column), None)
        return "null::varchar" if position is None else self.staged.rows.build_trimmed_sql(f"c{position}")

    def build_comment_sql(self, source: AnswerColumn) -> str:
        """The SQL expression of a comment; null where it says that there is none."""
        text = self.build_cell_sql(source.column)
        listed = _join_literals(one.strip().lower() for one in self.mapping.skipped)
        return f"case when lower({text}) not in ({listed}) then {text} end" if listed else text


def check_responses(raw: DuckDBPyConnection, staged: StagedResponses, mapping: SurveyMapping) -> CheckedResponses:
    """Read the staged rows as the mapping says. What is wrong with them is in the temporary table of `finding`."""
    rows = staged.rows
    cells = {column.name: f"c{column.position}" for column in staged.detected.columns}
    checked = CheckedResponses(staged, mapping, list_answer_columns(mapping, cells))
    checked.reasons = build_answer_lookup(raw, rows, mapping, checked.answer_columns)
    _read_responses(raw, checked)
    count, checked.left_out = fetch_row(raw, f"select count(*), count(*) filter (where is_left_out) from {READ_ROWS}")
    own = f"{rows.name}.rowid"
    checked.cells = (
        f'(select {READ_ROWS}."#row", {READ_ROWS}.response_id, {", ".join(rows.cells)} from {rows.name} '
        f'join {READ_ROWS} on {READ_ROWS}."#row" = {own} where not is_left_out)'
    )
    if mapping.response_id is not None and count == rows.count and not checked.left_out:
        number = checked.build_cell_sql(mapping.response_id)
        checked.cells = f'(select {own} as "#row", {number} as response_id, {", ".join(rows.cells)} from {rows.name})'
    stamp = f'(select {_build_timestamp_sql(checked)} from {rows.name} where rowid = "#row")'
    find_problems(raw, checked.cells, stamp, rows, mapping, checked.answer_columns, checked.reasons)
    rejected = count_rows(raw, BAD_ROWS)
    if rejected:
        checked.cells = f'(select * from {checked.cells} anti join {BAD_ROWS} using ("#row"))'
    checked.rejected = rejected + len(rows.broken)
    checked.rows_in = count + len(rows.broken)
    return checked


def _build_timestamp_sql(checked: CheckedResponses) -> str:
    """The SQL expression of a row's stamp: the first of its columns that is filled."""
    return f"coalesce({', '.join([*map(checked.build_cell_sql, checked.mapping.submitted_at), 'null'])})"


def _read_responses(raw: DuckDBPyConnection, checked: CheckedResponses) -> None:
    """Fill the temporary table SEEN. Rows without any value, such as workbooks leave at the end, are no responses."""
    mapping, rows, text = checked.mapping, checked.staged.rows, _build_timestamp_sql(checked)
    raw.execute(
        f'create temp table {READ_ROWS} as select rowid as "#row", {checked.build_cell_sql(mapping.response_id)} '
        "as response_id, "
        f"{build_fast_timestamp_sql(raw, rows.name, text, mapping.date_order)} as moment, {text} is not null as "
        "has_stamp, "
        "null::varchar as stamp_fault, "
        f"{checked.build_cell_sql(mapping.channel)} as channel, "
        f"{checked.build_cell_sql(mapping.people.column if mapping.people else None)} as person, "
        f"{'null' if mapping.response_id else _build_address_sql(checked)}::varchar as address, "
        f"{_build_flag_sql(checked, mapping.finished, 'true')} and {_build_answered_sql(checked)} as is_complete, "
        f"{_build_flag_sql(checked, mapping.left_out, 'false')} as is_left_out "
        f"from {rows.name} where coalesce({', '.join(rows.build_trimmed_sql(cell) for cell in rows.cells)}) is not null"
    )
    if count_rows(raw, f"{READ_ROWS} where has_stamp and moment is null"):
        unread = f'select "#row" from {READ_ROWS} where has_stamp and moment is null'
        texts = f"select distinct {text} from {rows.name} where rowid in ({unread})"
        stage_other_timestamps(raw, texts, mapping.date_order)
        raw.execute(
            f"update {READ_ROWS} as seen set moment = read.moment, stamp_fault = read.fault "
            f"from (select {rows.name}.rowid as row, stamps.moment, stamps.fault "
            f"from {rows.name} join {OTHER_TIMESTAMPS} as stamps on stamps.text = {text}) as read "
            'where read.row = seen."#row" and seen.moment is null'
        )
    if mapping.response_id is None:
        _assign_response_ids(raw)


def _build_address_sql(checked: CheckedResponses) -> str:
    """The SQL expression of what tells rows of one moment apart; all cells where neither stamp nor address does.

    Else a row without both would be a correction of whatever row stood at its place in another file.
    """
    cells = [checked.build_cell_sql(one) for one in checked.mapping.address]
    address = ", '|', ".join(f"coalesce(lower({cell}), '')" for cell in cells) or "''"
    every = ", ".join(f"coalesce({cell}, '')" for cell in checked.staged.rows.cells)
    is_blank = f"coalesce({', '.join([_build_timestamp_sql(checked), *cells])}) is null"
    return f"case when {is_blank} then concat_ws(chr(31), {every}) else concat({address}) end"


def _assign_response_ids(raw: DuckDBPyConnection) -> None:
    """Numbers for the responses of tools that give none: a hash of stamp, address and occurrence."""
    who = "concat(coalesce(strftime(moment, '%Y-%m-%d %H:%M:%S'), ''), '|', address)"
    raw.execute(
        "create temp table intake_numbered as select * exclude (who) replace (left(sha256(concat_ws('|', who, "
        'row_number() over (partition by who order by "#row"))), 16) as response_id) '
        f"from (select *, {who} as who from {READ_ROWS})"
    )
    raw.execute(f"drop table {READ_ROWS}")
    raw.execute(f"alter table intake_numbered rename to {READ_ROWS}")


def _build_flag_sql(checked: CheckedResponses, flag: FlagColumn | None, default: str) -> str:
    """The SQL condition that a column says yes."""
    if flag is None:
        return default
    text = checked.build_cell_sql(flag.column)
    listed = _join_literals(one.strip().lower() for one in flag.among)
    return f"coalesce(lower({text}) in ({listed}), false)" if listed else f"({text} is not null)"


def _build_answered_sql(checked: CheckedResponses) -> str:
    """The SQL condition that a row has any answer."""
    found = []
    for source in checked.answer_columns:
        text = checked.build_comment_sql(source) if source.is_comment else source.cell
        nothing = "" if source.is_comment else _join_literals(source.blank_texts)
        found.append(f"coalesce({text} not in ({nothing}), false)" if nothing else f"({text}) is not null")
    return f"({' or '.join(found) or 'false'})"


def _join_literals(texts: Iterable[str]) -> str:
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
