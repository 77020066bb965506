"""Who is worth how much."""

from queries._door import Door

abc = Door("value/abc")
concentration = Door("value/concentration")
customers = Door("value/customers")
headline = Door("value/headline")
pareto = Door("value/pareto")
rfm = Door("value/rfm")
rfm_grid = Door("value/rfm_grid")
summary = Door("value/summary")
tier_customers = Door("value/tier_customers")
tier_movement = Door("value/tier_movement")
tier_movement_customers = Door("value/tier_movement_customers")
tiers = Door("value/tiers")
