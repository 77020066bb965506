"""Who is worth how much."""

from queries.composer.query import Query

abc = Query("value/abc")
concentration = Query("value/concentration")
customers = Query("value/customers")
headline = Query("value/headline")
pareto = Query("value/pareto")
rfm = Query("value/rfm")
rfm_grid = Query("value/rfm_grid")
summary = Query("value/summary")
tier_customers = Query("value/tier_customers")
tier_movement = Query("value/tier_movement")
tier_movement_customers = Query("value/tier_movement_customers")
tiers = Query("value/tiers")
