"""Whether a file keeps the form of a question or relation; it is checked when the file is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from sqlglot import exp

from data.rules import load_rules
from data.schema import metadata
from queries.catalog.header_parser import Header, HeaderError

UNITS = ("text", "flag", "count", "money", "ratio", "score", "days", "hours", "date", "time", "by_row")
# The facts whose latest day a question looks from; record has none.
SUBJECTS = ("purchases", "responses", "deals", "record")
# The room whose files alone read the warehouse's own tables.
STAGING = "staging/"
GENERATORS = ("customer_slices", "deal_slices", "values")


def check_header(header: Header, folder: Path) -> None:
    """Checks what the header says against the closed lists and the files below `folder`.

    Raises:
        HeaderError: an unknown unit, subject, relation or rule; a missing sentence or grain; an override without its
            form; two relations of one name.
    """
    lines = {note: entries[0][0] for note, entries in header.notes.items()}
    if not header.sentence.endswith("."):
        raise HeaderError(header.name, 1, "the header begins with a sentence that ends in a full stop")
    if not header.get_note("grain"):
        raise HeaderError(header.name, 1, "the header does not say its grain")
    for line, column in header.columns:
        if column.unit not in UNITS:
            raise HeaderError(
                header.name, line, f"{column.name} has the unknown unit {column.unit}; units are {', '.join(UNITS)}"
            )
    if (subject := header.get_note("subject") or SUBJECTS[0]) not in SUBJECTS:
        raise HeaderError(header.name, lines["subject"], f"{subject} is no subject; they are {', '.join(SUBJECTS)}")
    if (generator := header.get_note("from_fields")) and generator not in GENERATORS:
        raise HeaderError(header.name, lines["from_fields"], f"nothing generates {generator} from fields.toml")
    _check_relations(header, folder)


def _check_relations(header: Header, folder: Path) -> None:
    bare_names: dict[str, str] = {}
    for line, item in header.iterate_items("uses"):
        for relation in item.split(" of "):
            if not _is_relation(relation, folder):
                raise HeaderError(header.name, line, f"uses {relation}, which is neither a file nor a rule")
        used = item.split(" of ")[0]
        bare = used.rpartition("/")[2]
        if bare in bare_names:
            raise HeaderError(header.name, line, f"uses {used} and {bare_names[bare]}, which have one name")
        bare_names[bare] = used
    for line, item in header.iterate_items("columns_of"):
        if not (folder / f"{item}.sql").is_file():
            raise HeaderError(header.name, line, f"passes on the columns of {item}, which is no file")
    for line, item in header.iterate_items("override"):
        replaced, is_written, replacement = item.partition(" is ")
        if not is_written or not _is_relation(replaced, folder) or not _is_relation(replacement, folder):
            raise HeaderError(header.name, line, f"an override is written `relation is relation`, not {item!r}")


def _is_relation(relation: str, folder: Path) -> bool:
    room, _, own = relation.partition("/")
    return own in load_rules().relations if room == "rules" else (folder / f"{relation}.sql").is_file()


def check_statement(header: Header, statement: exp.Query, text: str) -> None:
    """Checks the statement against its header: exactly the relations of `uses`, exactly the columns promised.

    Raises:
        HeaderError: they differ, a CTE hides a relation, or a physical table is read outside staging.
    """
    find_line = _build_line_finder(text)
    own = {cte.alias for cte in statement.find_all(exp.CTE)}
    read = {table.name for table in statement.find_all(exp.Table) if not table.db} - own
    used = {item.split(" of ")[0].rpartition("/")[2]: line for line, item in header.iterate_items("uses")}
    for relation, line in used.items():
        if relation not in read:
            raise HeaderError(header.name, line, f"uses {relation}, which the query does not read")
    for table in sorted(read - set(used)):
        if table not in metadata.tables:
            raise HeaderError(header.name, find_line(table), f"reads {table}, which `uses:` does not name")
        if not header.name.startswith(STAGING):
            raise HeaderError(header.name, find_line(table), f"reads the table {table}; only staging/ reads tables")
    for cte in sorted(own & {*used, *metadata.tables}):
        raise HeaderError(header.name, find_line(cte), f"the CTE {cte} hides a relation of the same name")


def check_columns(header: Header, names: Iterable[str], selected: Iterable[str], text: str) -> None:
    """Checks the promised columns against those selected, and the notes that name columns.

    Raises:
        HeaderError: they differ, or a note names a column that is not there.
    """
    promised, actual = list(names), list(selected)
    if promised != actual:
        wrong = next(
            (name for name in (*promised, *actual) if name not in promised or name not in actual), "their order"
        )
        line = next((line for line, column in header.columns if column.name == wrong), _build_line_finder(text)(wrong))
        raise HeaderError(header.name, line, f"promised and selected columns differ in {wrong}")
    for note in ("key", "adds_up", "ordered_by"):
        for line, column in header.iterate_items(note):
            if column not in promised:
                raise HeaderError(header.name, line, f"{note} names {column}, which is no column of it")
    if "ordered_by" in header.notes and "materialized" not in header.notes:
        raise HeaderError(header.name, header.notes["ordered_by"][0][0], "only a materialized relation is ordered_by")


def _build_line_finder(text: str) -> Callable[[str], int]:
    """A function that gives the first line of SQL in which a word stands; the last line where none does."""
    lines = text.splitlines()

    def find_line(word: str) -> int:
        pattern = re.compile(rf"\b{re.escape(word)}\b")
        matches = (
            number for number, line in enumerate(lines, start=1) if not line.startswith("--") and pattern.search(line)
        )
        return next(matches, len(lines))

    return find_line
