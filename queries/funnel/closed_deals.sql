-- The opportunities closed in the period, the latest first.
--
-- grain:         one row per opportunity
-- uses:          funnel/steps/period_closed_deals, staging/deal_labels
-- subject:       deals
-- slice          text    the value of the field that splits the result
-- opportunity_id text    the opportunity
-- customer_id    text    the customer, empty while unknown
-- name           text    the customer's name, Unknown while unknown
-- outcome        text    won or lost
-- closed_on      date    the closing day, empty where not on record
-- opened_on      date    the opening day
-- days_open      days    from opening to closing
-- won_amount     money   the amount won
-- lost_amount    money   expected amount of a lost one
-- loss_reason    text    why it was lost, Unknown where no reason is on record
-- owner          text    who works on it
-- branch         text    the branch of who works on it
-- channel        text    how the customer was found
-- product        text    what it is about
-- region         text    the customer's region
select
    d.slice, d.opportunity_id, d.customer_id, r.name, d.outcome, d.closed_on, d.opened_on, d.days_open, d.won_amount,
    d.lost_amount, d.reason as loss_reason, r.owner, r.branch, r.channel, r.product, r.region
from period_closed_deals as d
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
where d.look = 'value'
order by closed_on desc, opportunity_id asc
