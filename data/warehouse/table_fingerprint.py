"""In which state a table is: a mark that changes with its rows, and not when only others were written."""

import threading
from collections.abc import Iterable

import duckdb

from data.warehouse import duckdb_file


class TableFingerprints:
    """The marks of a DuckDB warehouse's tables, counted anew only when something was written since.

    A mark is the number of rows and the sum of their hashes: about 0.1 s for a million rows. So it holds whoever wrote,
    by whichever way, in whichever process.
    """

    def __init__(self, root: duckdb.DuckDBPyConnection | None) -> None:
        self._root = root
        self._fingerprints: dict[str, tuple[str, str]] = {}
        self._lock = threading.Lock()

    def combine(self, tables: Iterable[str], version: str) -> str:
        """One mark for several tables together; `version` is the data version that they are looked at in.

        Raises:
            WarehouseError: a table is not there.
        """
        with self._lock:
            return " ".join(self._compute_fingerprint(table, version) for table in sorted(tables))

    def _compute_fingerprint(self, table: str, version: str) -> str:
        seen, mark = self._fingerprints.get(table, ("", ""))
        if seen != version and self._root is not None:
            try:
                with self._root.cursor() as cursor:
                    told = cursor.execute(f'select count(*), sum(hash(t)) from "{table}" as t').fetchall()[0]
            except duckdb.Error as error:
                raise duckdb_file.translate_query_error(error) from error
            mark = f"{table} {told[0]} {told[1]}"
            self._fingerprints[table] = version, mark
        return mark
