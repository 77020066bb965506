"""Which customers are meant, and what is known of each."""

from queries._door import Door

customers = Door("explorer/customers")
segments = Door("explorer/segments")
values = Door("explorer/values")
population = Door("explorer/population")
summary = Door("explorer/summary")
