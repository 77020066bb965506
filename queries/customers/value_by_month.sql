-- What the customer bought month by month.
--
-- grain:         one row per customer and month of the period, months without a sale included
-- uses:          periods/months, selection/selected_customers, activity/daily_sales, activity/purchase_days
-- customer_id    text   Customer      the customer
-- month          date   Month         first day of the month
-- orders         count  Orders        orders of the month
-- revenue        money  Revenue       net revenue
-- contribution   money  Contribution  revenue less the cost of goods on record
-- is_unfinished  flag   Unfinished    the month was not over on the last day that counts
with sold as (
    select
        m.month,
        s.customer_id,
        sum(s.amount) as revenue,
        sum(s.margin) as contribution
    from months as m
    inner join daily_sales as s on m.look = 'value' and s.day between m.first_day and m.last_day
    inner join selected_customers as c on s.customer_id = c.customer_id
    group by m.month, s.customer_id
),

bought as (
    select
        m.month,
        d.customer_id,
        sum(d.orders) as orders
    from months as m
    inner join purchase_days as d on m.look = 'value' and d.day between m.first_day and m.last_day
    inner join selected_customers as c on d.customer_id = c.customer_id
    group by m.month, d.customer_id
)

select
    c.customer_id,
    m.month,
    coalesce(b.orders, 0) as orders,
    coalesce(s.revenue, 0) as revenue,
    coalesce(s.contribution, 0) as contribution,
    m.is_unfinished
from months as m
cross join selected_customers as c
left join sold as s on m.month = s.month and c.customer_id = s.customer_id
left join bought as b on m.month = b.month and c.customer_id = b.customer_id
where m.look = 'value'
order by c.customer_id asc, month asc
