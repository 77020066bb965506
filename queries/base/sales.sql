-- Order lines up to as_of with their sign made sure: a return always lowers revenue and cost.
--
-- grain:      one row per order line that has a day
-- order_id    text    the order
-- customer_id text    the customer; empty where it is unknown or not on record
-- day         date    the calendar day
-- amount      money   net amount, negative for a return
-- margin      money   amount less cost of goods; the amount where no cost is on record
-- has_cost    flag    a cost of goods is on record
-- is_return   flag    a return, cancellation or correction
select
    l.order_id,
    coalesce(c.customer_id, '') as customer_id,
    l.ordered_on as day,
    case when l.is_return then -abs(coalesce(l.amount, 0)) else coalesce(l.amount, 0) end as amount,
    case
        when l.is_return then -abs(coalesce(l.amount, 0)) + abs(coalesce(l.cost, 0))
        else coalesce(l.amount, 0) - coalesce(l.cost, 0)
    end as margin,
    l.cost is not null as has_cost,
    coalesce(l.is_return, false) as is_return
from order_lines as l
left join customers as c on l.customer_id = c.customer_id
where
    l.ordered_on <= :as_of
    and (:returns = 'deduct' or not coalesce(l.is_return, false))
