"""One function per kind of column, so that columns of one kind have one type in every table of the contract."""

from typing import Any

from sqlalchemy import (
    TIMESTAMP,
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
)

metadata = MetaData()

PermittedValues = tuple[str, ...] | tuple[int, ...]


def text_column(
    name: str, meaning: str, *, one_of: tuple[str, ...] = (), to: str = "", default: str | None = None
) -> Column[str]:
    """Text.

    Args:
        name: The column's name.
        meaning: Its comment in the database; people read it.
        one_of: The permitted values; any value where empty.
        to: The table whose key the value names.
        default: What a load stores when a file leaves the column out.
    """
    return Column(name, Text, comment=meaning, info=_build_info(one_of=one_of, to=to, default=default))


def key_column(name: str, meaning: str, *, one_of: tuple[str, ...] = (), to: str = "") -> Column[str]:
    """Text that is part of the primary key."""
    return Column(name, Text, primary_key=True, comment=meaning, info=_build_info(one_of=one_of, to=to))


def mark_as_key(column: Column[Any]) -> Column[Any]:
    """Makes the column part of the primary key; returns it."""
    column.primary_key = True
    column.nullable = False
    column.autoincrement = False
    return column


def date_column(name: str, meaning: str) -> Column[Any]:
    """A calendar day."""
    return Column(name, Date, comment=meaning)


def timestamp_column(name: str, meaning: str) -> Column[Any]:
    """A point in local time, without a time zone."""
    return Column(name, TIMESTAMP, comment=meaning)


def flag_column(name: str, meaning: str) -> Column[Any]:
    """True or false."""
    return Column(name, Boolean, comment=meaning)


def money_column(name: str, meaning: str) -> Column[Any]:
    """An amount in the company's one currency."""
    return Column(name, Numeric(18, 2), comment=meaning)


def quantity_column(name: str, meaning: str) -> Column[Any]:
    """A quantity that need not be whole, exact to three decimals."""
    return Column(name, Numeric(18, 3), comment=meaning)


def score_column(name: str, meaning: str) -> Column[Any]:
    """A measured value."""
    return Column(name, Double, comment=meaning)


def integer_column(name: str, meaning: str, *, one_of: tuple[int, ...] = ()) -> Column[Any]:
    """A whole number."""
    return Column(name, Integer, comment=meaning, info=_build_info(one_of=one_of))


def row_count_column(name: str, meaning: str) -> Column[Any]:
    """A number of rows."""
    return Column(name, BigInteger, comment=meaning)


def define_table(
    name: str, meaning: str, *columns: Column[Any], dated: str = "", unique: tuple[str, ...] = (), beside: str = ""
) -> Table:
    """A table that files fill; a column `batch_id` is added.

    Args:
        name: The table's name.
        meaning: Its comment in the database; people read it.
        columns: Its columns.
        dated: The column whose latest day says how fresh the table is.
        unique: The key of a table that has none in the database, because its rows are too many for an index.
        beside: The table that has the same key and whose files may have this one's columns, too.
    """
    batch = Column("batch_id", Text, comment="the batch that stored or last changed the row; null when built in")
    for column in columns:
        if column.name in unique:
            column.nullable = False
    info = {"dated": dated, "unique": unique, "beside": beside}
    return Table(name, metadata, *columns, batch, comment=meaning, info=info)


def define_own_table(name: str, meaning: str, *columns: Column[Any]) -> Table:
    """A table that only the application itself writes."""
    return Table(name, metadata, *columns, comment=meaning, info={"own": True})


def _build_info(*, one_of: PermittedValues = (), to: str = "", default: str | None = None) -> dict[str, Any]:
    return {"one_of": one_of, "to": to, "default": default}
