"""How far the figures can be trusted: what is on record, how fresh it is, what is wrong with it."""

from pages.admin import quality_coverage, quality_example, quality_tables
from pages.ui import load

quality_example.render_data_source(load.get_warehouse())
quality_coverage.render_coverage()
quality_tables.render_tables()
quality_tables.render_last_loads()
quality_example.render_own_data_help()
