-- The customers behind each move between lifecycle states from the start of the period to its end.
--
-- grain:       one row per chosen customer
-- key:         customer_id
-- uses:        profile/customer_states, selection/selected_customers
-- slice        text                      the value of the field that splits the result
-- customer_id  text  Customer            the customer
-- name         text  Name                the customer's name
-- from_state   text  State at the start  state at the end of the day before the period
-- to_state     text  State at the end    state at the end of its last day
select
    c.slice,
    c.customer_id,
    c.name,
    o.state as from_state,
    e.state as to_state
from selected_customers as c
inner join customer_states as o on c.customer_id = o.customer_id and o.look = 'opening'
inner join customer_states as e on c.customer_id = e.customer_id and e.look = 'closing'
order by c.customer_id
