-- Purchase days: several orders of a customer on one day are one.
--
-- grain:      one row per known customer and day with a purchase
-- uses:       activity/order_days
-- customer_id text    the customer
-- day         date    the purchase day
-- orders      count   orders of that day
-- amount      money   their amount
select
    customer_id,
    day,
    orders,
    amount
from order_days
where customer_id <> ''
