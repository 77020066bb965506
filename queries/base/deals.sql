-- Opportunities with the day that ended them.
--
-- grain:         one row per opportunity
-- opportunity_id text    the opportunity
-- customer_id    text    the customer; empty while unknown or not on record
-- owner_id       text    the employee who works on it
-- opened_on      date    empty where not on record, which counts as opened
-- ended_on       date    the closing day; for one won or lost without a day, its opening day or the distant past
-- stage          count   0 to 7, where it stands now
-- amount         money   expected amount
select
    o.opportunity_id,
    coalesce(c.customer_id, '') as customer_id,
    o.owner_id,
    o.opened_on,
    case
        when o.closed_on is not null then o.closed_on
        when o.outcome in ('won', 'lost') then coalesce(o.opened_on, cast('1900-01-01' as date))
    end as ended_on,
    o.stage,
    coalesce(o.expected_amount, 0) as amount
from opportunities as o
left join customers as c on o.customer_id = c.customer_id
