-- Contracts that began up to as_of, and whether they still hold then.
--
-- grain:         one row per contract
-- contract_id    text    the contract
-- customer_id    text    the customer
-- starts_on      date    first covered day
-- ends_on        date    last covered day, empty for a contract without an end
-- days_left      days    from as_of to its last day; negative once it has expired
-- contract_state text    in_contract or expired
-- amount         money   value over the whole term
-- renews         flag    goes on unless cancelled
select
    contract_id,
    customer_id,
    starts_on,
    ends_on,
    date_diff('day', cast(:as_of as date), ends_on) as days_left,
    case when ends_on < :as_of then 'expired' else 'in_contract' end as contract_state,
    amount,
    renews
from contracts
where starts_on <= :as_of
