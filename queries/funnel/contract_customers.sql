-- Customers with where their contracts stand at as_of, those that end soonest first.
--
-- grain:       one row per chosen customer
-- key:         customer_id
-- uses:        funnel/steps/contract_statuses, selection/selected_customers, staging/customer_records
-- subject:     deals
-- slice        text                     the value of the field that splits the result
-- state        text   State             none, in_contract, expiring_90, _60, _30 or expired; the contract that ends
--                                       last decides
-- customer_id  text   Customer          the customer
-- name         text   Name              the customer's name
-- owner        text   Person in charge  who looks after the customer
-- ends_on      date   Ends on           last covered day; empty without a contract and without an end
-- days_left    days   Days left         from as_of to that day; negative once it is over
-- amount       money  Amount            value of the contracts that hold at as_of, of an expired one its own
-- renews       flag   Renews            one of them goes on unless cancelled
select
    c.slice,
    s.contract_state as state,
    s.customer_id,
    c.name,
    r.owner,
    s.ends_on,
    s.days_left,
    s.amount,
    s.renews
from selected_customers as c
inner join contract_statuses as s on c.customer_id = s.customer_id
inner join customer_records as r on c.customer_id = r.customer_id
order by ends_on asc, customer_id asc
