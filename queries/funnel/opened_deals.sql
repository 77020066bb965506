-- The opportunities opened in the period and how they stand, and apart those without an opening day.
--
-- grain:          one row per opportunity
-- uses:           funnel/steps/period_opened_deals, staging/deal_labels
-- subject:        deals
-- slice           text                           the value of the field that splits the result
-- opportunity_id  text   Opportunity             the opportunity
-- customer_id     text   Customer                the customer, empty while unknown
-- name            text   Name                    the customer's name, Unknown while unknown
-- is_undated      flag   Without an opening day  no opening day is on record
-- opened_on       date   Opened on               the opening day
-- cohort          date   Cohort                  first day of the month of opening
-- reached_stage   count  Stage reached           the highest stage that it ever reached, 0 for none
-- outcome         text   Outcome                 open, won or lost at as_of
-- closed_on       date   Closed on               the closing day
-- amount          money  Amount                  expected amount
-- won_amount      money  Won, amount             the amount won
-- owner           text   Person in charge        who works on it
-- product         text   Product                 what it is about
select
    d.slice, d.opportunity_id, d.customer_id, r.name, d.is_undated, d.opened_on, d.cohort, d.reached as reached_stage,
    d.outcome, d.closed_on, d.amount, d.won_amount, r.owner, r.product
from period_opened_deals as d
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
order by opened_on desc, opportunity_id asc
