"""What may be stored, and where: by file, by hand, or by taking back."""

from data.errors import IntakeError, WarehouseError
from data.warehouse import Warehouse
from data.warehouse.engines import build_read_only_error

PROTECTED_EXAMPLES = ("sample", "online_retail", "cdnow")


def check_writable(warehouse: Warehouse) -> WarehouseError | None:
    """Why nothing can be stored at all: another database, or open for reading only; None where it can.

    An example is open for what is typed in, for a form that cannot be tried is no example; for files see below.
    """
    if warehouse.dialect != "duckdb":
        return WarehouseError(
            "Files and entries are stored in warehouses in DuckDB files only, and this one is {name}. Use its own "
            "tools.",
            name=warehouse.dialect,
        )
    return build_read_only_error(warehouse.engine) if warehouse.read_only else None


def validate_writable(warehouse: Warehouse) -> None:
    """Raise WarehouseError where nothing can be stored at all."""
    if closed := check_writable(warehouse):
        raise closed


def validate_load_target(warehouse: Warehouse, into_example: bool) -> None:
    """Raise IntakeError where the rows of one's own files do not belong, WarehouseError where nothing can be stored."""
    validate_writable(warehouse)
    if is_example(warehouse) and not into_example:
        raise IntakeError(
            "This warehouse holds the example {example}, where your own rows do not belong. Create a warehouse of your "
            "own with: python -m data init --example empty --url duckdb:///mine.duckdb, and load with "
            "--url duckdb:///mine.duckdb. To load into the example all the same, add --into-example.",
            example=warehouse.example,
        )


def is_example(warehouse: Warehouse) -> bool:
    """Whether the warehouse holds an example, into which rows go only when that is said."""
    return warehouse.example in PROTECTED_EXAMPLES
