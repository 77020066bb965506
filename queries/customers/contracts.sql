-- The customer's contracts, the one that ends last on top.
--
-- grain:          one row per contract that began up to as_of
-- uses:           staging/started_contracts, selection/selected_customers
-- customer_id     text   Customer        the customer
-- starts_on       date   Starts on       first covered day
-- ends_on         date   Ends on         last covered day, empty for a contract without an end
-- days_left       days   Days left       from as_of to its last day; negative once it has expired
-- contract_state  text   Contract state  in_contract or expired
-- amount          money  Amount          value over the whole term
-- renews          flag   Renews          goes on unless cancelled
-- contract_id     text   Contract        the contract
select
    k.customer_id,
    k.starts_on,
    k.ends_on,
    k.days_left,
    k.contract_state,
    k.amount,
    k.renews,
    k.contract_id
from started_contracts as k
inner join selected_customers as c on k.customer_id = c.customer_id
order by ends_on desc nulls first, contract_id desc
