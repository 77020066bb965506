"""What is on record, and for how many customers."""

from queries._door import Query

coverage = Query("data_quality/coverage")
