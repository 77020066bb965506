-- What was bought in the period, in one line.
--
-- grain:               one row
-- uses:                activity/daily_sales, activity/order_days, selection/selected_customers_or_unknown
-- uses:                periods/comparisons, selection/slice_values
-- adds_up:             customers, orders, revenue, contribution
-- slice                text                        the value of the field that splits the result
-- customers            count  Customers            customers with a purchase or a return in the period
-- orders               count  Orders               orders, those of unknown customers included
-- revenue              money  Revenue              net revenue, that of unknown customers included
-- contribution         money  Contribution         revenue less the cost of goods on record
-- average_order_value  money  Average order value  amount of the purchases / orders
-- repeat_ratio         ratio  Bought again, share  customers with two orders and more / customers with an order
with sold as (
    select
        c.slice,
        s.customer_id,
        sum(s.amount) as revenue,
        sum(s.margin) as contribution
    from daily_sales as s
    inner join selected_customers_or_unknown as c on s.customer_id = c.customer_id
    inner join comparisons as p on p.look = 'value' and s.day between p.from_on and p.to_on
    group by c.slice, s.customer_id
),

bought as (
    select
        b.customer_id,
        sum(b.orders) as orders,
        sum(b.amount) as amount
    from order_days as b
    inner join comparisons as p on p.look = 'value' and b.day between p.from_on and p.to_on
    group by b.customer_id
)

select
    l.slice,
    count(case when s.customer_id <> '' then 1 end) as customers,
    coalesce(sum(b.orders), 0) as orders,
    coalesce(sum(s.revenue), 0) as revenue,
    coalesce(sum(s.contribution), 0) as contribution,
    cast(sum(b.amount) as double) / nullif(sum(b.orders), 0) as average_order_value,
    cast(count(case when b.orders >= 2 and s.customer_id <> '' then 1 end) as double)
    / nullif(count(case when b.orders >= 1 and s.customer_id <> '' then 1 end), 0) as repeat_ratio
from (
    select slice from slice_values
    union
    select slice from sold
) as l
left join sold as s on l.slice = s.slice
left join bought as b on s.customer_id = b.customer_id
group by l.slice
order by l.slice
