-- Where each customer's contracts stand at as_of: the one that ends last decides; one that ends before it starts has
-- no say.
--
-- grain:         one row per customer on record
-- key:           customer_id
-- uses:          staging/started_contracts, rules/contract_states, staging/customer_ids
-- customer_id    text    the customer
-- contract_state text    none, in_contract, expiring_90, expiring_60, expiring_30 or expired
-- ends_on        date    last covered day; empty without a contract and without an end
-- days_left      days    from as_of to that day; negative once it is over
-- amount         money   value of the contracts that hold at as_of, of an expired one its own
-- renews         flag    one of them goes on unless cancelled
with seen as (
    select
        customer_id,
        ends_on,
        amount,
        renews
    from started_contracts
    where ends_on is null or ends_on >= starts_on
),

latest as (
    select
        customer_id,
        case when count(ends_on) = count(*) then max(ends_on) end as ends_on
    from seen
    group by customer_id
),

counted as (
    select
        l.customer_id,
        max(l.ends_on) as ends_on,
        sum(coalesce(s.amount, 0)) as amount,
        max(case when s.renews then 1 else 0 end) = 1 as renews
    from latest as l
    inner join seen as s
        on
            l.customer_id = s.customer_id
            and (
                s.ends_on is null
                or s.ends_on >= case when l.ends_on < :as_of then l.ends_on else cast(:as_of as date) end
            )
    group by l.customer_id
)

select
    c.customer_id,
    case
        when s.customer_id is null then 'none'
        when s.ends_on is null then 'in_contract'
        else t.contract_state
    end as contract_state,
    s.ends_on,
    date_diff('day', cast(:as_of as date), s.ends_on) as days_left,
    coalesce(s.amount, 0) as amount,
    coalesce(s.renews, false) as renews
from customer_ids as c
left join counted as s on c.customer_id = s.customer_id
left join contract_states as t on date_diff('day', cast(:as_of as date), s.ends_on) between t.from_days and t.to_days
