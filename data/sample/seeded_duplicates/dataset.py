"""Ten thousand customers: most ordinary, some copies of these in disguise, some who only resemble one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

import pandas as pd
from sqlalchemy import Connection

from data.sample.frame_storage import insert_frames
from data.sample.seeded_duplicates.duplicate_variants import DUPLICATE_VARIANTS
from data.sample.seeded_duplicates.lookalike_variants import LOOKALIKE_VARIANTS
from data.sample.seeded_duplicates.people import Row, draw_customer, strip_legal_form
from data.schema import metadata

COPIES = 500
Signature = tuple[str, str]
Variation = Callable[[Random, Row], Row | None]


@dataclass
class SeededDataset:
    """The customers by number, and which pairs of numbers are one customer (the way of disguise) or only seem so."""

    rows: dict[str, Row] = field(default_factory=dict)
    duplicates: dict[tuple[str, str], str] = field(default_factory=dict)
    lookalikes: dict[tuple[str, str], str] = field(default_factory=dict)

    def store(self, connection: Connection) -> None:
        """Put the customers into a warehouse."""
        frame = pd.DataFrame([{"customer_id": ident, **row} for ident, row in self.rows.items()])
        customers = frame[["customer_id", "kind", "name", "city"]].assign(side="external")
        identities = [name for name in metadata.tables["customer_identities"].columns.keys() if name in frame]  # noqa: SIM118
        insert_frames(connection, {"customers": customers, "customer_identities": frame[identities]})


def build_dataset(seed: int = 1, size: int = 10_000, copies: int = COPIES) -> SeededDataset:
    """A plot with so many disguised copies and as many resemblances among its customers; equal for equal seeds."""
    draw, made = Random(seed), SeededDataset()
    ordinaries = size - 2 * copies
    taken: set[Signature] = set()
    while len(made.rows) < ordinaries:
        row = draw_customer(draw, len(made.rows))
        # Of two who happen to share brand, trade and city nobody could say whether they are one.
        if (mark := _build_signature(row)) not in taken:
            taken.add(mark)
            made.rows[f"P{len(made.rows):05d}"] = row
    # Nobody is copied twice, so no copy resembles another copy.
    waiting = draw.sample(sorted(made.rows), ordinaries)
    for found, ways in ((made.duplicates, DUPLICATE_VARIANTS), (made.lookalikes, LOOKALIKE_VARIANTS)):
        _add_copies(draw, made, found, ways, waiting, taken, copies)
    return made


def _build_signature(row: Row) -> Signature:
    """Brand, trade and city, or a person's name and city."""
    city = str(row.get("city", ""))
    return strip_legal_form(str(row["name"])).replace(f"（{city}）", "").replace(city, ""), city


def _add_copies(
    draw: Random,
    made: SeededDataset,
    found: dict[tuple[str, str], str],
    ways: Mapping[str, Variation],
    waiting: list[str],
    taken: set[Signature],
    copies: int,
) -> None:
    names = list(ways)
    while len(found) < copies:
        way = names[len(found) % len(names)]
        original = waiting.pop()
        row = ways[way](draw, made.rows[original])
        if row is not None and (
            _build_signature(row) not in taken or _build_signature(row) == _build_signature(made.rows[original])
        ):
            copy = f"P{len(made.rows):05d}"
            made.rows[copy] = {name: value for name, value in row.items() if value}
            found[original, copy] = way
            taken.add(_build_signature(row))
