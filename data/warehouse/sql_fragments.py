"""Fragments of SQL shared by the ledger, the intake and surveys."""

from collections.abc import Iterable


def quote_names(names: Iterable[str]) -> str:
    """Column names as a quoted list: `"order_id", "line"`."""
    return ", ".join(f'"{name}"' for name in names)


def build_match_condition(names: Iterable[str], left: str, right: str) -> str:
    """The SQL condition that two relations agree in these columns."""
    return " and ".join(f'{left}."{name}" = {right}."{name}"' for name in names)


def extract_json_text(name: str, document: str = "before") -> str:
    """The SQL expression for a field of a JSON object, as text; null where the object lacks it."""
    return f"json_extract_string({document}, '$.\"{name}\"')"


def build_json_match_condition(names: Iterable[str], row: str, document: str = "before") -> str:
    """The SQL condition that a JSON object of texts agrees with a row in these columns."""
    return " and ".join(f'{extract_json_text(name, document)} = {row}."{name}"::varchar' for name in names)
