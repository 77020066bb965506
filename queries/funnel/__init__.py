"""Where deals stand, how far they come, what is won and what is lost."""

from queries._door import Door

ageing = Door("funnel/ageing")
by = Door("funnel/by")
closed_deals = Door("funnel/closed_deals")
cohorts = Door("funnel/cohorts")
conversion = Door("funnel/conversion")
dropped = Door("funnel/dropped")
forecast = Door("funnel/forecast")
forecast_deals = Door("funnel/forecast_deals")
headline = Door("funnel/headline")
intentions = Door("funnel/intentions")
open_deals = Door("funnel/open_deals")
opened_deals = Door("funnel/opened_deals")
outcomes = Door("funnel/outcomes")
reached_deals = Door("funnel/reached_deals")
stages = Door("funnel/stages")
steps = Door("funnel/steps")
velocity = Door("funnel/velocity")
