"""What is on record, and for how many customers."""

from queries.composer.query import Query

coverage = Query("data_quality/coverage")
