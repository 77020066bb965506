-- Customers by lifecycle state at the start and at the end of the period.
--
-- grain:      one row per pair of states, empty pairs included
-- uses:       profile/customer_states, selection/selected_customers, selection/slice_values, rules/lifecycle
-- adds_up:    customers
-- slice       text                       the value of the field that splits the result
-- from_state  text   State at the start  state at the end of the day before the period
-- to_state    text   State at the end    state at the end of its last day
-- customers   count  Customers           customers who went from one to the other
with pairs as (
    select
        c.slice,
        o.state as from_state,
        e.state as to_state
    from selected_customers as c
    inner join customer_states as o on c.customer_id = o.customer_id and o.look = 'opening'
    inner join customer_states as e on c.customer_id = e.customer_id and e.look = 'closing'
)

select
    l.slice,
    f.state as from_state,
    t.state as to_state,
    count(p.slice) as customers
from slice_values as l
cross join lifecycle as f
cross join lifecycle as t
left join pairs as p on l.slice = p.slice and f.state = p.from_state and t.state = p.to_state
group by l.slice, f.state, t.state, f.position, t.position
order by l.slice, f.position, t.position
