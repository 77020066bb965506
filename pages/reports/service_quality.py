"""What customers expect of the service and what they get: gaps, zones of tolerance, and what to improve first."""

from pages.reports import service_figures, service_gaps, service_map, service_zones
from pages.ui import choice, load, voices

QUESTIONS = ("satisfaction/items", "satisfaction/response")
LEVELS = {"satisfaction/servqual": ("overall", "dimension", "item"), "satisfaction/tolerance": ("dimension",)}

filters = choice.get_effective_filters()
if not voices.warn_if_no_responses(filters):
    by_level = [
        load.QueryRequest(name, filters, None, (("level", one),)) for name, many in LEVELS.items() for one in many
    ]
    load.load_concurrently(*by_level, *(load.QueryRequest(name, filters) for name in QUESTIONS))
    service_figures.render_key_figures(filters)
    service_gaps.render_gaps(filters)
    service_map.render_importance_map(filters)
    service_zones.render_tolerance_zones(filters)
