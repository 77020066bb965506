-- The opportunities behind each stage reached: those opened in the period that ever entered it or a later one.
--
-- grain:          one row per stage, 1 to 6, and opportunity that reached it
-- uses:           funnel/steps/period_opened_deals, staging/deal_labels, rules/funnel_stages
-- subject:        deals
-- slice           text                           the value of the field that splits the result
-- stage           count  Stage                   1 to 6
-- opportunity_id  text   Opportunity             the opportunity
-- customer_id     text   Customer                the customer, empty while unknown
-- name            text   Name                    the customer's name, Unknown while unknown
-- fate            text   What came of it         went_on to a later stage; else open, won or lost here
-- is_undated      flag   Without an opening day  no opening day is on record
-- cohort          date   Cohort                  first day of the month of opening
-- opened_on       date   Opened on               the opening day
-- outcome         text   Outcome                 open, won or lost at as_of
-- closed_on       date   Closed on               the closing day
-- amount          money  Amount                  expected amount
-- loss_reason     text   Why lost                why it was lost, Unknown where no reason is on record
-- owner           text   Person in charge        who works on it
-- product         text   Product                 what it is about
select
    d.slice, s.stage, d.opportunity_id, d.customer_id, r.name,
    case when d.reached > s.stage then 'went_on' else d.outcome end as fate,
    d.is_undated, d.cohort, d.opened_on, d.outcome, d.closed_on, d.amount, d.reason as loss_reason, r.owner, r.product
from period_opened_deals as d
inner join funnel_stages as s on s.stage between 1 and 6 and d.reached >= s.stage
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
order by stage asc, opened_on desc, opportunity_id asc
