-- Opportunities with the day that ended them, and how they ended.
--
-- grain:          one row per opportunity
-- opportunity_id  text    the opportunity
-- customer_id     text    the customer; empty while unknown or not on record
-- owner_id        text    the employee who works on it
-- product_id      text    what it is about
-- opened_on       date    empty where not on record, which counts as opened
-- ended_on        date    the closing day; for one won or lost without a day, its opening day or the distant past
-- closed_on       date    the closing day, empty where not on record
-- outcome         text    won or lost once ended_on has come, open where it never ended; without a word, see below
-- stage           count   0 to 7, where it stands now
-- intention       count   1 to 5, how likely the customer is to sign now
-- amount          money   expected amount
-- expected_amount money   expected amount, empty where none is on record
-- expected_on     date    expected day of signing
-- won_amount      money   the amount won
-- reason          text    why it was lost
-- recorded_intention count   the intention as it is written
-- recorded_outcome text    the outcome as it is written
-- recorded_customer_id text    the customer as it is written, also where no such customer is on record
select
    o.opportunity_id,
    coalesce(c.customer_id, '') as customer_id,
    nullif(o.owner_id, '') as owner_id,
    nullif(o.product_id, '') as product_id,
    o.opened_on,
    case
        when o.closed_on is not null then o.closed_on
        when o.outcome in ('won', 'lost') then coalesce(o.opened_on, cast('1900-01-01' as date))
    end as ended_on,
    o.closed_on,
    -- Closed without a word of the outcome: won where an amount was won or the stage is under contract, else lost.
    case
        when o.outcome in ('won', 'lost') then o.outcome
        when o.closed_on is null then 'open'
        when o.won_amount > 0 or o.stage in (6, 7) then 'won'
        else 'lost'
    end as outcome,
    case when o.stage between 0 and 7 then o.stage end as stage,
    case when o.intention between 1 and 5 then o.intention end as intention,
    coalesce(o.expected_amount, 0) as amount,
    o.expected_amount,
    o.expected_on,
    o.won_amount,
    nullif(o.loss_reason, '') as reason,
    o.intention as recorded_intention,
    o.outcome as recorded_outcome,
    o.customer_id as recorded_customer_id
from opportunities as o
left join customers as c on o.customer_id = c.customer_id
