-- The opportunities opened in the period and lost, by the stage that they had reached, with the reason.
--
-- grain:          one row per opportunity
-- uses:           funnel/steps/period_opened_deals, staging/deal_labels
-- subject:        deals
-- slice           text                     the value of the field that splits the result
-- stage           count  Stage             the highest stage that it reached, 1 to 6; 0 where it reached none
-- opportunity_id  text   Opportunity       the opportunity
-- customer_id     text   Customer          the customer, empty while unknown
-- name            text   Name              the customer's name, Unknown while unknown
-- loss_reason     text   Why lost          why it was lost, Unknown where no reason is on record
-- owner           text   Person in charge  who works on it
-- product         text   Product           what it is about
-- opened_on       date   Opened on         the opening day
-- closed_on       date   Closed on         the closing day, empty where not on record
-- amount          money  Amount            expected amount
select
    d.slice, d.reached as stage, d.opportunity_id, d.customer_id, r.name, d.reason as loss_reason, r.owner, r.product,
    d.opened_on, d.closed_on, d.amount
from period_opened_deals as d
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
where d.outcome = 'lost' and not d.is_undated
order by amount desc, opportunity_id asc
