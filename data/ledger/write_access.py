"""Whether a warehouse may be written: by a file, by an entry, or by an undo."""

from data.errors import IntakeError, WarehouseError
from data.settings import EXAMPLES
from data.warehouse import Warehouse
from data.warehouse.engines import build_read_only_error


def check_writable(warehouse: Warehouse) -> WarehouseError | None:
    """The error that says why nothing can be stored; None where something can.

    Nothing is stored in a warehouse that is not in a DuckDB file or is open for reading only. Entries are stored in an
    example, too, so that the forms can be tried; `validate_load_target` keeps files out of it.
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
    if error := check_writable(warehouse):
        raise error


def validate_load_target(warehouse: Warehouse, into_example: bool) -> None:
    """Check that a file may be loaded.

    Raises:
        IntakeError: the warehouse holds an example, and `into_example` is not set.
        WarehouseError: nothing can be stored at all.
    """
    validate_writable(warehouse)
    if is_example(warehouse) and not into_example:
        raise IntakeError(
            "This warehouse holds the example {example}, where your own rows do not belong. Create a warehouse of your "
            "own with: python -m data init --example empty --url duckdb:///mine.duckdb, and load with "
            "--url duckdb:///mine.duckdb. To load into the example all the same, add --into-example.",
            example=warehouse.example,
        )


def is_example(warehouse: Warehouse) -> bool:
    """Whether the warehouse holds an example, into which files are loaded only with `--into-example`."""
    return warehouse.example in EXAMPLES
