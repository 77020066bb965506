-- Customers by lifecycle state, from those we do not serve yet to those we lost.
--
-- grain:           one row per state, empty states included; the states add up to all chosen customers
-- uses:            profile/customer_states, selection/selected_customers, selection/slice_values, rules/lifecycle
-- adds_up:         customers
-- slice            text                       the value of the field that splits the result
-- state            text   State               the state that fits at as_of, from non_customer to loyal and lost
-- customers        count  Customers           customers in it
-- customers_ratio  ratio  Share of customers  customers / all chosen customers
with placed as (
    select
        c.slice,
        s.state
    from selected_customers as c
    inner join customer_states as s on c.customer_id = s.customer_id and s.look = 'now'
)

select
    l.slice,
    t.state,
    count(p.state) as customers,
    cast(count(p.state) as double) / nullif(sum(count(p.state)) over (partition by l.slice), 0) as customers_ratio
from slice_values as l
cross join lifecycle as t
left join placed as p on l.slice = p.slice and t.state = p.state
group by l.slice, t.state, t.position
order by l.slice, t.position
