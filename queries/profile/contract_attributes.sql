-- How each customer stands under contract.
--
-- grain:            one row per customer on record
-- key:              customer_id
-- uses:             staging/customer_ids, staging/started_contracts
-- materialized:     yes
-- ordered_by:       customer_id
-- customer_id       text                       the customer's key
-- contract          text  Contract             none, running or expired
-- contract_ends_on  date  Contract ends on     the last covered day, empty for a contract without an end
-- contract_days     days  Contract, days left  from as_of to the last covered day, negative once it is over
with seen as (
    select
        customer_id,
        max(ends_on) as ends_on,
        max(case when ends_on is null then 1 else 0 end) as endless
    from started_contracts
    where ends_on is null or ends_on >= starts_on
    group by customer_id
)

select
    c.customer_id,
    case
        when s.customer_id is null then 'none'
        when s.endless = 1 or s.ends_on >= :as_of then 'running'
        else 'expired'
    end as contract,
    case when s.endless = 0 then s.ends_on end as contract_ends_on,
    case when s.endless = 0 then date_diff('day', cast(:as_of as date), s.ends_on) end as contract_days
from customer_ids as c
left join seen as s on c.customer_id = s.customer_id
