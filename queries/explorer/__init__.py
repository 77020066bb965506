"""Which customers are meant, and what is known of each."""

from queries.composer.query import Query

customers = Query("explorer/customers")
scorecard = Query("explorer/scorecard")
scorecard_quadrants = Query("explorer/scorecard_quadrants")
segments = Query("explorer/segments")
values = Query("explorer/values")
population = Query("explorer/population")
selection_score = Query("explorer/selection_score")
summary = Query("explorer/summary")
