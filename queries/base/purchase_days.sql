-- Purchase days: several orders of a customer on one day are one.
--
-- grain:      one row per known customer and day with a purchase
-- uses:       base/purchases
-- customer_id text    the customer
-- day         date    the purchase day
-- orders      count   orders of that day
-- amount      money   their amount
select
    customer_id,
    day,
    count(*) as orders,
    sum(amount) as amount
from purchases
where customer_id <> ''
group by customer_id, day
