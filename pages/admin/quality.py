"""How far the figures can be trusted: what is on record, how fresh it is, what is wrong with it."""

from pages.admin import quality_coverage, quality_example, quality_tables
from pages.ui import load

quality_example.origin(load.warehouse())
quality_coverage.coverage()
quality_tables.tables()
quality_tables.loads()
quality_example.own_data()
