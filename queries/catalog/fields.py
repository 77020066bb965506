"""A split: the file that fills the column called slice, and the name that it gets."""

from queries.filters import DEAL_FIELDS, FIELDS


def find_slice_file(relation: str, by: str | None) -> str:
    """The file that splits customers, or opportunities, by the field; any other relation is its own file."""
    if relation == "dimensions/customer_slices":
        return f"dimensions/customer_slices/{by if by in FIELDS else 'all'}"
    if relation == "dimensions/deal_slices":
        return f"dimensions/deal_slices/{by if by in DEAL_FIELDS else 'customer'}"
    return relation
