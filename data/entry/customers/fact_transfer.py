"""What is on record of one customer, carried over to another: every row of every table that names a customer."""

from datetime import date

from sqlalchemy import Column, Table

from data.ledger.bulk_delete import delete_by_keys
from data.ledger.change_log import record_prior_rows
from data.ledger.unit_of_work import UnitOfWork
from data.schema import get_key_columns, metadata
from data.schema.customer_archive import load_fields
from data.warehouse.sql_fragments import build_match_condition, quote_names

_customers = metadata.tables["customers"]
# The customer's own cells are no facts about it: whoever joins two customers chooses among them.
_OWN_TABLES = (_customers.name, "customer_identities")
_PAIR_TABLE, _MOVED_TABLE = "entry_two", "entry_goes"
_FROM_ID, _TO_ID = f"(select goes from {_PAIR_TABLE})", f"(select stays from {_PAIR_TABLE})"
# Which rows count at all: who is gone and what was emptied stay as rows of null, see persons.py and rows.py.
_NOT_EMPTIED = {"contact_persons": "name is not null", "customer_profiles": "value is not null"}
# Which rows that stay are told: the archive's own fields were filled or chosen one by one.
_REPORTED = {"customer_profiles": f"field not in ({', '.join(repr(name) for name in load_fields())})"}
_PERSON = "(lower(trim(name)), coalesce(role, ''))"


def list_fact_columns() -> tuple[tuple[Table, Column[object]], ...]:
    """The tables with facts about customers, each with its column that says whose they are."""
    return tuple(
        (table, column)
        for table in metadata.sorted_tables
        for column in table.columns
        if column.info.get("to") == _customers.name and table.name not in _OWN_TABLES
    )


def transfer_facts(entry: UnitOfWork, customer: str, into: str, today: date) -> tuple[dict[str, int], dict[str, int]]:
    """Carry over what is on record of the customer; returns by table how many rows went and how many stay.

    Rows stay that the other has, too: those whose key is there already, and people of the same name and part. Whom the
    one recommended, the other did. Who looks after the one ends yesterday where somebody looks after the other.
    """
    entry.execute(
        f"create or replace temp table {_PAIR_TABLE} as select ?::varchar as goes, ?::varchar as stays", customer, into
    )
    went, stay = {}, {}
    for table, column in list_fact_columns():
        own = f'"{column.name}" = {_FROM_ID} and {_NOT_EMPTIED.get(table.name, "true")}'
        if column.name in get_key_columns(table):
            went[table.name] = _rekey_rows(entry, table, column.name, own, into, today)
        else:
            went[table.name] = _repoint_rows(entry, table, column.name, own)
        reported = f"{own} and {_REPORTED.get(table.name, 'true')}"
        stay[table.name] = entry.fetch_count(f'select count(*) from "{table.name}" where {reported}')
    # Those change otherwise: the two, and who was joined into the one before.
    others = f"customer_id not in ({_FROM_ID}, {_TO_ID}) and joined_into is distinct from {_FROM_ID}"
    recommended = f"referred_by = {_FROM_ID} and {others}"
    went[_customers.name] = _repoint_rows(entry, _customers, "referred_by", recommended)
    entry.execute(f"drop table {_PAIR_TABLE}")
    return {name: count for name, count in went.items() if count}, {name: n for name, n in stay.items() if n}


def _repoint_rows(entry: UnitOfWork, table: Table, column: str, own: str) -> int:
    """The rows name the other customer from now on."""
    if table.name == "contact_persons":
        stored = f"select {_PERSON} from {table.name} where customer_id = {_TO_ID} and name is not null"
        own += f" and {_PERSON} not in ({stored})"
    count = entry.record_prior_rows(table, own)
    entry.execute(f'update "{table.name}" set "{column}" = {_TO_ID}, batch_id = ? where {own}', entry.batch_id)
    entry.rows_changed += count
    return count


def _rekey_rows(entry: UnitOfWork, table: Table, column: str, own: str, into: str, today: date) -> int:
    """The rows go and come again under the other customer's key, where that is free."""
    same = build_match_condition([name for name in get_key_columns(table) if name != column], "there", "here")
    free = f'not exists (select 1 from "{table.name}" as there where there."{column}" = {_TO_ID} and {same})'
    goes = f'from "{table.name}" as here where {own} and {free}'
    entry.execute(f"create or replace temp table {_MOVED_TABLE} as select * {goes}")
    count = entry.fetch_count(f"select count(*) from {_MOVED_TABLE}")
    if count:
        record_prior_rows(entry.raw, table, f"select rowid {goes}", entry.batch_id, moved_to=into)
        delete_by_keys(entry.connection, table, _MOVED_TABLE)
        cells = {one.name: f'"{one.name}"' for one in table.columns} | {
            column: _TO_ID,
            "batch_id": f"'{entry.batch_id}'",
        }
        if table.name == "assignments":
            cells["to_on"] = _build_end_date_sql(today)
        names = quote_names(cells)
        entry.execute(f'insert into "{table.name}" ({names}) select {", ".join(cells.values())} from {_MOVED_TABLE}')
        # One is gone there and one is new here.
        entry.rows_changed += 2 * count
    entry.execute(f"drop table {_MOVED_TABLE}")
    return count


def _build_end_date_sql(today: date) -> str:
    """The last day of looking after the one customer, where somebody looks after the other."""
    goes_on = f"(to_on is null or to_on >= date '{today.isoformat()}')"
    held = (
        f"exists (select 1 from assignments where customer_id = {_TO_ID} and {goes_on}) "
        f"or exists (select 1 from customers where customer_id = {_TO_ID} and owner_id is not null)"
    )
    return f"case when {goes_on} and ({held}) then date '{today.isoformat()}' - 1 else to_on end"
