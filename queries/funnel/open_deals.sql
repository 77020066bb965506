-- The opportunities open on the last day of the period, the largest expected amount first.
--
-- grain:          one row per opportunity
-- uses:           selection/selected_deals, staging/deal_labels, staging/deal_records, periods/comparisons
-- subject:        deals
-- slice           text                the value of the field that splits the result
-- opportunity_id  text   Opportunity  the opportunity
-- customer_id     text   Customer     the customer, empty while unknown
-- name            text   Name         the customer's name, Unknown while unknown
-- opened_on       date   Opened on    the opening day, empty where not on record
-- stage           count  Stage        0 to 7, where it stands now
-- amount          money  Amount       expected amount
select
    s.slice,
    s.opportunity_id,
    s.customer_id,
    r.name,
    s.opened_on,
    d.stage,
    s.amount
from selected_deals as s
inner join deal_records as d on s.opportunity_id = d.opportunity_id
inner join deal_labels as r on s.opportunity_id = r.opportunity_id
inner join comparisons as p
    on
        p.look = 'value'
        and p.from_on <= p.to_on
        and (s.opened_on is null or s.opened_on <= p.to_on)
        and (s.ended_on is null or s.ended_on > p.to_on)
order by amount desc, opportunity_id asc
