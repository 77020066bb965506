-- The opportunities behind each stage reached: those opened in the period that ever entered it or a later one.
--
-- grain:         one row per stage, 1 to 6, and opportunity that reached it
-- uses:          funnel/steps/period_opened_deals, staging/deal_labels, rules/funnel_stages
-- subject:       deals
-- slice          text    the value of the field that splits the result
-- stage          count   1 to 6
-- opportunity_id text    the opportunity
-- customer_id    text    the customer, empty while unknown
-- name           text    the customer's name, Unknown while unknown
-- fate           text    went_on to a later stage; else open, won or lost here
-- is_undated     flag    no opening day is on record
-- cohort         date    first day of the month of opening
-- opened_on      date    the opening day
-- outcome        text    open, won or lost at as_of
-- closed_on      date    the closing day
-- amount         money   expected amount
-- loss_reason    text    why it was lost, Unknown where no reason is on record
-- owner          text    who works on it
-- product        text    what it is about
select
    d.slice, s.stage, d.opportunity_id, d.customer_id, r.name,
    case when d.reached > s.stage then 'went_on' else d.outcome end as fate,
    d.is_undated, d.cohort, d.opened_on, d.outcome, d.closed_on, d.amount, d.reason as loss_reason, r.owner, r.product
from period_opened_deals as d
inner join funnel_stages as s on s.stage between 1 and 6 and d.reached >= s.stage
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
order by stage asc, opened_on desc, opportunity_id asc
