-- The opportunities open on the last day of the period, the largest expected amount first.
--
-- grain:         one row per opportunity
-- uses:          base/deals, base/selected_or_unknown, base/comparisons
-- subject:       deals
-- slice          text    the value of the field that splits the result
-- opportunity_id text    the opportunity
-- customer_id    text    the customer, empty while unknown
-- name           text    the customer's name, Unknown while unknown
-- opened_on      date    the opening day, empty where not on record
-- stage          count   0 to 7, where it stands now
-- amount         money   expected amount
select
    c.slice,
    d.opportunity_id,
    d.customer_id,
    c.name,
    d.opened_on,
    d.stage,
    d.amount
from deals as d
inner join selected_or_unknown as c on d.customer_id = c.customer_id
inner join comparisons as p
    on
        p.look = 'value'
        and p.from_on <= p.to_on
        and (d.opened_on is null or d.opened_on <= p.to_on)
        and (d.ended_on is null or d.ended_on > p.to_on)
order by amount desc, opportunity_id asc
