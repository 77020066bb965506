"""The warehouse: engines, connections with one writer, materialized relations, fingerprints, schema versions."""

from data.warehouse.connections import ATTEMPTS, Warehouse, create_warehouse, open_warehouse
from data.warehouse.materialized_relations import MaterializedRelation

__all__ = ["ATTEMPTS", "MaterializedRelation", "Warehouse", "create_warehouse", "open_warehouse"]
