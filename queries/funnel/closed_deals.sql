-- The opportunities closed in the period, the latest first.
--
-- grain:          one row per opportunity
-- uses:           funnel/steps/period_closed_deals, staging/deal_labels
-- subject:        deals
-- slice           text                     the value of the field that splits the result
-- opportunity_id  text   Opportunity       the opportunity
-- customer_id     text   Customer          the customer, empty while unknown
-- name            text   Name              the customer's name, Unknown while unknown
-- outcome         text   Outcome           won or lost
-- closed_on       date   Closed on         the closing day, empty where not on record
-- opened_on       date   Opened on         the opening day
-- days_open       days   Days open         from opening to closing
-- won_amount      money  Won, amount       the amount won
-- lost_amount     money  Lost, amount      expected amount of a lost one
-- loss_reason     text   Why lost          why it was lost, Unknown where no reason is on record
-- owner           text   Person in charge  who works on it
-- branch          text   Branch            the branch of who works on it
-- channel         text   Channel           how the customer was found
-- product         text   Product           what it is about
-- region          text   Region            the customer's region
select
    d.slice, d.opportunity_id, d.customer_id, r.name, d.outcome, d.closed_on, d.opened_on, d.days_open, d.won_amount,
    d.lost_amount, d.reason as loss_reason, r.owner, r.branch, r.channel, r.product, r.region
from period_closed_deals as d
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
where d.look = 'value'
order by closed_on desc, opportunity_id asc
