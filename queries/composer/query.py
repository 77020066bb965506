"""A question as a callable: what an editor jumps to, and what a page may ask."""

from dataclasses import dataclass

import pandas as pd

from data.warehouse import Warehouse
from queries.catalog.header import Source
from queries.composer.execution import run
from queries.composer.request import CellCondition, describe
from queries.filters import Filters


@dataclass(frozen=True)
class Query:
    """One question by name; call it for its rows. Errors as `queries.run` says."""

    name: str

    def __call__(
        self,
        warehouse: Warehouse,
        filters: Filters | None = None,
        by: str | None = None,
        where: tuple[CellCondition, ...] = (),
    ) -> pd.DataFrame:
        """The rows, with the columns and units that the question's header promises."""
        return run(warehouse, self.name, filters, by, where)

    @property
    def header(self) -> Source:
        """The header: sentence, grain, columns with units and meanings."""
        return describe(self.name)
