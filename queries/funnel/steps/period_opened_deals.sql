-- The opportunities opened in the period, how far they had come and how they stood at as_of; those without a day apart.
--
-- grain:          one row per opportunity opened in the period, and per opportunity without an opening day
-- uses:           selection/selected_deals, funnel/steps/deal_progress, periods/comparisons
-- slice           text    the value of the field that splits the result
-- opportunity_id  text    the opportunity
-- customer_id     text    the customer, empty while unknown
-- is_undated      flag    no opening day is on record
-- opened_on       date    the opening day
-- cohort          date    first day of the month of opening
-- reached         count   highest stage ever entered, 0 for none
-- stage           count   where it stood at as_of
-- outcome         text    open, won or lost at as_of
-- closed_on       date    the closing day
-- amount          money   expected amount, empty where none is on record
-- won_amount      money   the amount, where won
-- reason          text    why, where lost
select
    d.slice,
    d.opportunity_id,
    d.customer_id,
    d.opened_on is null as is_undated,
    d.opened_on,
    cast(date_trunc('month', d.opened_on) as date) as cohort,
    p.reached,
    p.stage,
    d.outcome,
    d.closed_on,
    d.expected_amount as amount,
    d.won_amount,
    d.reason
from selected_deals as d
inner join deal_progress as p on d.opportunity_id = p.opportunity_id
inner join comparisons as k
    on k.look = 'value' and k.from_on <= k.to_on and (d.opened_on is null or d.opened_on between k.from_on and k.to_on)
