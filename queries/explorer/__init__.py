"""Which customers are meant, and what is known of each."""

from queries._door import Door

customers = Door("explorer/customers")
scorecard = Door("explorer/scorecard")
scorecard_quadrants = Door("explorer/scorecard_quadrants")
segments = Door("explorer/segments")
values = Door("explorer/values")
population = Door("explorer/population")
selection_score = Door("explorer/selection_score")
summary = Door("explorer/summary")
