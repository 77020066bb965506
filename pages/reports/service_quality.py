"""What customers expect of the service and what they get: gaps, zones of tolerance, and what to improve first."""

from pages.reports import service_figures, service_gaps, service_map, service_zones
from pages.ui import choice, load, voices

QUESTIONS = ("satisfaction/items", "satisfaction/response")
LEVELS = {"satisfaction/servqual": ("overall", "dimension", "item"), "satisfaction/tolerance": ("dimension",)}

filters = choice.current()
if not voices.nothing_said(filters):
    by_level = [load.Asked(name, filters, None, (("level", one),)) for name, many in LEVELS.items() for one in many]
    load.together(*by_level, *(load.Asked(name, filters) for name in QUESTIONS))
    service_figures.first_row(filters)
    service_gaps.gaps(filters)
    service_map.matters(filters)
    service_zones.zones(filters)
