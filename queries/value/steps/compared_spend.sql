-- What each chosen customer brought and ordered in the period and in those it is compared with, the best first.
--
-- grain:      one row per look, slice and customer with a sale or return; one with an empty key for unknown customers
-- uses:       value/steps/compared_sales, activity/order_days, periods/comparisons
-- look        text    value, previous or last_year
-- slice       text    the value of the field that splits the result
-- is_known    flag    a customer on record
-- revenue     money   net revenue
-- orders      count   orders
-- amount      money   their amount
-- place       count   1 for the highest revenue among the known, ties by key
-- customers   count   known customers of the look and slice
with bought as (
    select
        p.look,
        b.customer_id,
        sum(b.orders) as orders,
        sum(b.amount) as amount
    from order_days as b
    inner join comparisons as p on b.day between p.from_on and p.to_on
    group by p.look, b.customer_id
)

select
    s.look,
    s.slice,
    s.customer_id <> '' as is_known,
    s.revenue,
    coalesce(b.orders, 0) as orders,
    coalesce(b.amount, 0) as amount,
    row_number() over (
        partition by s.look, s.slice, s.customer_id = ''
        order by s.revenue desc, s.customer_id asc
    ) as place,
    count(case when s.customer_id <> '' then 1 end) over (partition by s.look, s.slice) as customers
from compared_sales as s
left join bought as b on s.look = b.look and s.customer_id = b.customer_id
