-- Customers by where their contracts stand at as_of; each in one state only, so the states add up to all of them.
--
-- grain:     one row per state, empty states included
-- uses:      funnel/steps/contract_statuses, selection/selected_customers, selection/slice_values
-- uses:      rules/contract_states
-- subject:   deals
-- adds_up:   customers, amount
-- slice      text              the value of the field that splits the result
-- state      text   State      none, in_contract, expiring_90, _60, _30 or expired; the contract that ends last decides
-- customers  count  Customers  customers in it
-- amount     money  Amount     value of the contracts that hold at as_of, of expired ones their own
with placed as (
    select
        c.slice,
        c.customer_id,
        s.contract_state,
        s.amount
    from selected_customers as c
    inner join contract_statuses as s on c.customer_id = s.customer_id
)

select
    l.slice,
    t.contract_state as state,
    count(p.customer_id) as customers,
    coalesce(sum(p.amount), 0) as amount
from slice_values as l
cross join contract_states as t
left join placed as p on l.slice = p.slice and t.contract_state = p.contract_state
group by l.slice, t.contract_state, t.position
order by l.slice, t.position
