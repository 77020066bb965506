-- What each customer bought and gave back on each day.
--
-- grain:      one row per customer and day with any sale or return
-- uses:       base/sales
-- customer_id text    the customer; empty where unknown
-- day         date    the calendar day
-- amount      money   net revenue
-- margin      money   net revenue less the cost of goods on record
select
    customer_id,
    day,
    sum(amount) as amount,
    sum(margin) as margin
from sales
group by customer_id, day
