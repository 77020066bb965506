"""Branch, person and region for a new customer: those of the customers who live there."""

from data.entry.draft import Draft
from data.warehouse import Warehouse


def propose(warehouse: Warehouse, draft: Draft) -> dict[str, str]:
    """branch_id, owner_id and region, as far as the customers of the same place agree; {} when nothing is known."""
    return {}
