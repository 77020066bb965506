-- What each customer ordered on each day.
--
-- grain:      one row per customer and day with a purchase
-- uses:       activity/purchases
-- materialized: yes
-- customer_id text    the customer; empty where unknown or not on record
-- day         date    the purchase day
-- orders      count   orders of that day
-- amount      money   their amount
select
    customer_id,
    day,
    count(*) as orders,
    sum(amount) as amount
from purchases
group by customer_id, day
