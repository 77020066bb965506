-- Opportunities with all that is known of them at as_of: one that ended later is still open then.
--
-- grain:         one row per opportunity opened up to as_of
-- uses:          staging/deal_records, profile/open_deal_stages, staging/product_labels
-- opportunity_id text    the opportunity
-- customer_id    text    the customer; empty while unknown or not on record
-- outcome        text    open, won or lost
-- stage          count   the stage it had reached; of one that has ended the last one
-- intention      count   1 unlikely to 5 very likely
-- amount         money   expected amount; of a won one the amount won
-- opened_on      date    the opening day, empty where not on record
-- expected_on    date    expected day of signing
-- closed_on      date    when it ended
-- product        text    what it is about
-- reason         text    why it was lost
select
    d.opportunity_id,
    d.customer_id,
    case when d.ended_on <= :as_of then d.outcome else 'open' end as outcome,
    coalesce(s.stage, d.stage) as stage,
    d.intention,
    case
        when d.ended_on <= :as_of and d.outcome = 'won' then coalesce(d.won_amount, d.amount)
        else d.expected_amount
    end as amount,
    d.opened_on,
    d.expected_on,
    case when d.ended_on <= :as_of then d.closed_on end as closed_on,
    coalesce(p.name, d.product_id) as product,
    case when d.ended_on <= :as_of then d.reason end as reason
from deal_records as d
left join product_labels as p on d.product_id = p.product_id
left join open_deal_stages as s on d.opportunity_id = s.opportunity_id and s.look = 'now'
where d.opened_on is null or d.opened_on <= :as_of
