"""The figures an executive watches, and what explains their change."""

from queries.composer.query import Query

change = Query("overview/change")
headline = Query("overview/headline")
options = Query("overview/options")
record = Query("overview/record")
revenue_by_month = Query("overview/revenue_by_month")
