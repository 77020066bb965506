-- Net revenue of each chosen customer in the period and in those it is compared with.
--
-- grain:      one row per look, slice and customer with a sale or return; one with an empty key for unknown customers
-- uses:       activity/daily_sales, selection/selected_customers_or_unknown, periods/comparisons
-- look        text    value, previous or last_year
-- slice       text    the value of the field that splits the result
-- customer_id text    the customer; empty where unknown
-- revenue     money   net revenue
with brought as (
    select
        p.look,
        s.customer_id,
        sum(s.amount) as revenue
    from daily_sales as s
    inner join comparisons as p on s.day between p.from_on and p.to_on
    group by p.look, s.customer_id
)

select
    b.look,
    c.slice,
    b.customer_id,
    b.revenue
from brought as b
inner join selected_customers_or_unknown as c on b.customer_id = c.customer_id
