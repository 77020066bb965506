-- The customers of the period by revenue, the highest first, with the revenue gathered down to each.
--
-- grain:       one row per customer with a sale or return in the period
-- uses:        value/steps/period_spend
-- slice        text    the value of the field that splits the result
-- customer_id  text    the customer
-- revenue      money   net revenue
-- place        count   1 for the highest revenue; ties by key
-- customers    count   customers in the slice
-- gathered     money   revenue of this customer and all before
-- total        money   revenue of the slice
select
    slice,
    customer_id,
    revenue,
    row_number() over (partition by slice order by revenue desc, customer_id asc) as place,
    count(*) over (partition by slice) as customers,
    sum(revenue) over (
        partition by slice
        order by revenue desc, customer_id asc
        rows between unbounded preceding and current row
    ) as gathered,
    sum(revenue) over (partition by slice) as total
from period_spend
