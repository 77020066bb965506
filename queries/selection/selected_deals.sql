-- The opportunities of the customers whom the reader chose, and unless a filter leaves Unknown out those of nobody.
--
-- grain:          one row per opportunity that had begun by as_of
-- uses:           staging/deal_records, dimensions/deal_slices, selection/selected_customers_or_unknown
-- slice           text    the value of the field that splits the result
-- opportunity_id  text    the opportunity
-- customer_id     text    the customer, empty while unknown
-- opened_on       date    empty where not on record
-- closed_on       date    empty where not on record or after as_of
-- ended_on        date    as base/deals has it, empty while open at as_of
-- outcome         text    open, won or lost at as_of
-- amount          money   expected amount
-- expected_amount money   expected amount, empty where none is on record
-- expected_on     date    expected day of signing
-- intention       count   1 to 5, how likely the customer is to sign now
-- won_amount      money   the amount, where won
-- reason          text    why, where lost
select
    s.slice,
    d.opportunity_id,
    d.customer_id,
    d.opened_on,
    case when d.closed_on <= cast(:as_of as date) then d.closed_on end as closed_on,
    case when d.ended_on <= cast(:as_of as date) then d.ended_on end as ended_on,
    case when d.ended_on <= cast(:as_of as date) then d.outcome else 'open' end as outcome,
    d.amount,
    d.expected_amount,
    d.expected_on,
    d.intention,
    case when d.ended_on <= cast(:as_of as date) and d.outcome = 'won' then d.won_amount end as won_amount,
    case when d.ended_on <= cast(:as_of as date) and d.outcome = 'lost' then coalesce(d.reason, 'Unknown') end as reason
from deal_records as d
inner join selected_customers_or_unknown as c on d.customer_id = c.customer_id
inner join deal_slices as s on d.opportunity_id = s.opportunity_id
where d.opened_on is null or d.opened_on <= cast(:as_of as date)
