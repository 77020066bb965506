-- Order lines up to as_of with their sign made sure: a return always lowers revenue and cost.
--
-- grain:      one row per order line that has a day
-- order_id    text    the order
-- customer_id text    the customer as the order names it, on record or not
-- day         date    the calendar day
-- amount      money   net amount, negative for a return
-- margin      money   amount less cost of goods; the amount where no cost is on record
-- has_cost    flag    a cost of goods is on record
-- is_return   flag    a return, cancellation or correction
select
    order_id,
    customer_id,
    ordered_on as day,
    case when is_return then -abs(coalesce(amount, 0)) else coalesce(amount, 0) end as amount,
    case
        when is_return then -abs(coalesce(amount, 0)) + abs(coalesce(cost, 0))
        else coalesce(amount, 0) - coalesce(cost, 0)
    end as margin,
    cost is not null as has_cost,
    coalesce(is_return, false) as is_return
from order_lines
where
    ordered_on <= :as_of
    and (:returns = 'deduct' or not coalesce(is_return, false))
