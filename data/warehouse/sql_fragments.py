"""SQL conditions shared by the ledger, intake and survey."""

from __future__ import annotations

from collections.abc import Iterable


def build_match_condition(names: Iterable[str], left: str, right: str) -> str:
    """The SQL condition that two relations agree in these columns."""
    return " and ".join(f'{left}."{name}" = {right}."{name}"' for name in names)
