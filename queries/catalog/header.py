"""A `.sql` file as the composer sees it: its promise (the header) and its statement (parsed)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import sqlglot
from sqlglot import exp

from queries.filters import DEAL_FIELDS, FIELDS

QUERY_FOLDER = Path(__file__).parents[1]
UNITS = ("text", "flag", "count", "money", "ratio", "score", "days", "hours", "date", "time", "by_row")
# The folders of relations that questions of several subjects stand on; each uses only those before it.
RELATION_ROOMS = ("staging", "periods", "activity", "profile", "dimensions", "selection")
FACT_SUBJECTS = ("purchases", "responses", "deals")
# Cells stand two blanks or more apart; a column that no page shows has no label.
_COLUMN_LINE = re.compile(
    r"^(?P<name>[a-zA-Z][a-z0-9_]*)\s+(?P<unit>[a-z_]+)\s+(?:(?P<label>\S.*?)\s{2,})?(?P<meaning>\S.*)$"
)
# A line that is indented further than names are continues the line above it.
_CONTINUATION = re.compile(r"\n-- {4,}(?=\S)")
_NOTE_LINE = re.compile(
    r"^(?P<key>grain|uses|subject|adds_up|columns_of|override|materialized|positional):\s+(?P<text>\S.*)$"
)


@dataclass(frozen=True)
class Column:
    """A column of a result.

    Attributes:
        name: its name in the SQL.
        unit: its unit, one of `UNITS`.
        meaning: what it holds, in words.
        label: its heading on pages, in English; empty in relations that no page shows.
    """

    name: str
    unit: str
    meaning: str
    label: str = ""


@dataclass(frozen=True)
class Source:
    """One question's file.

    `grain` says what one row is; `uses` names the relations it stands on; `subject` names the facts whose latest day
    is the default as_of; `adds_up` lists the columns whose rows sum to the whole in a split by a customer field;
    `columns_of` names the relations whose columns it passes on after its own: `relation.*` stands for them;
    `overrides` pairs a relation with the one that takes its place below this question; `is_materialized`: it may be read from
    a table that is kept until the data change; `is_positional`: the tables of what it joins may be laid side by side.
    """

    name: str
    sentence: str
    grain: str
    uses: tuple[str, ...]
    subject: str
    adds_up: tuple[str, ...]
    columns: tuple[Column, ...]
    statement: exp.Query
    columns_of: tuple[str, ...] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)
    is_materialized: bool = False
    is_positional: bool = False

    @property
    def relation(self) -> str:
        """The name by which other files speak of this one."""
        folder, _, own = self.name.rpartition("/")
        return folder.rpartition("/")[2] if folder in ("dimensions/customer_slices", "dimensions/deal_slices") else own

    @property
    def key(self) -> str:
        """The column that tells the rows apart where they are customers; '' elsewhere."""
        return "customer_id" if self.grain.startswith("one row per chosen customer") else ""

    @property
    def order(self) -> str:
        """The column that orders its table where every customer has a row in it; '' elsewhere."""
        return "customer_id" if self.is_materialized and self.grain == "one row per customer on record" else ""

    @property
    def is_splittable(self) -> bool:
        """Whether the result carries the slice that `--by` fills."""
        return "slice" in self.statement.named_selects

    @property
    def split_fields(self) -> tuple[str, ...]:
        """The fields by which the result can be split: those of customers, for opportunities also the product."""
        if not self.is_splittable:
            return ()
        return (
            tuple(dict.fromkeys((*FIELDS, *DEAL_FIELDS)))
            if has_dependency(self.name, "dimensions/deal_slices")
            else FIELDS
        )

    def column(self, name: str) -> Column:
        """The promised column of this name; raises StopIteration when the header has none."""
        return next(column for column in self.columns if column.name == name)


def names() -> tuple[str, ...]:
    """Every question that can be asked, in the order of the folders; relations of the rooms below them are not questions."""
    found = (path.relative_to(QUERY_FOLDER).with_suffix("").as_posix() for path in QUERY_FOLDER.glob("*/*.sql"))
    return tuple(sorted(name for name in found if name.split("/")[0] not in RELATION_ROOMS))


def read_all() -> None:
    """Reads and parses every file, so that no reader waits for it."""
    for path in QUERY_FOLDER.rglob("*.sql"):
        load_source(path.relative_to(QUERY_FOLDER).with_suffix("").as_posix())


@cache
def load_source(name: str) -> Source:
    """The file of that name, read and parsed once.

    Raises:
        ValueError: the header breaks its own form; the sentence says file and line.
    """
    text = (QUERY_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    lines = _CONTINUATION.sub(" ", text).splitlines()
    comment = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    first = comment.index("") if "" in comment else len(comment)
    notes, columns = dict[str, str](), list[Column]()
    for line in comment[first + 1 :]:
        if note := _NOTE_LINE.match(line):
            notes[note["key"]] = ", ".join(filter(None, (notes.get(note["key"]), note["text"].strip())))
        elif column := _COLUMN_LINE.match(line):
            columns.append(Column(column["name"], column["unit"], column["meaning"].strip(), column["label"] or ""))
        else:
            raise ValueError(f"{name}.sql: a header line is neither a note nor a column: {line!r}")
    statement = sqlglot.parse_one(text, read="duckdb")
    if not isinstance(statement, exp.Query):
        raise ValueError(f"{name}.sql is not a query")
    for node in statement.walk():
        node.comments = None
    statement.comments = [f" {' '.join(comment[:first])} "]
    parts = _split_list(notes.get("columns_of", ""))
    expand_stars(statement, columns, [load_source(part).columns for part in parts])
    return Source(
        name=name,
        sentence=" ".join(comment[:first]),
        grain=notes.get("grain", ""),
        uses=_split_list(notes.get("uses", "")),
        subject=notes.get("subject", "purchases"),
        adds_up=_split_list(notes.get("adds_up", "")),
        columns=tuple(columns),
        statement=statement,
        columns_of=parts,
        is_materialized="materialized" in notes,
        is_positional="positional" in notes,
        overrides=dict(one.split(" is ") for one in _split_list(notes.get("override", ""))),
    )


@cache
def has_dependency(name: str, relation: str) -> bool:
    """Whether the file uses the relation, or a file that it uses does."""
    below = [used for used in load_source(name).uses if not used.startswith("rules/")]
    return any(used == relation or ("slices" not in used and has_dependency(used, relation)) for used in below)


def _split_list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def expand_stars(statement: exp.Query, columns: list[Column], relation_columns: Sequence[tuple[Column, ...]]) -> None:
    """Adds the parts' columns to `columns` and writes them out for `part.*`; of equal names the first one stays."""
    selects: list[exp.Expr] = []
    taken = {column.name for column in columns}
    named: list[exp.Expr] = statement.selects
    stars = [one for one in named if isinstance(one, exp.Column) and isinstance(one.this, exp.Star)]
    passed_on = {star.table: part for part, star in zip(relation_columns, stars, strict=True)}
    for select in named:
        if not isinstance(select, exp.Column) or select not in stars:
            selects.append(select)
            continue
        passed = [column for column in passed_on[select.table] if column.name not in taken]
        taken |= {column.name for column in passed}
        columns += passed
        selects += [exp.column(column.name, select.table) for column in passed]
    if stars:
        statement.set("expressions", selects)
        places = {select.alias_or_name: place for place, select in enumerate(selects)}
        columns.sort(key=lambda column: places.get(column.name, len(places)))
