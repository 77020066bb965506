"""What is on record, and for how many customers."""

from queries._door import Door

coverage = Door("data_quality/coverage")
