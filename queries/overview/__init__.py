"""The figures an executive watches, and what explains their change."""

from queries._door import Door

change = Door("overview/change")
headline = Door("overview/headline")
options = Door("overview/options")
record = Door("overview/record")
revenue_by_month = Door("overview/revenue_by_month")
