"""A split: the file that fills the column called slice, and the name that it gets."""

from sqlglot import exp

from queries.filters import DEAL_FIELDS, FIELDS


def find_slice_file(used: str, by: str | None) -> str:
    """The file that splits customers, or opportunities, by the field; any other relation is its own file."""
    if used == "base/slices":
        return f"base/slices/{by if by in FIELDS else 'all'}"
    if used == "base/deal_slices":
        return f"base/deal_slices/{by if by in DEAL_FIELDS else 'customer'}"
    return used


def rename_slice_column(statement: exp.Query, by: str | None) -> None:
    """Names the column by the field that splits, and puts it first; without one it goes."""
    if "slice" not in statement.named_selects:
        return
    rest = [column for column in statement.selects if column.alias_or_name != "slice"]
    whole = next(column for column in statement.selects if column.alias_or_name == "slice")
    named = [exp.alias_(whole.unalias(), by, quoted=True)] if by else []
    statement.set("expressions", named + rest)
