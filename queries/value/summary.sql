-- What the chosen customers bought in the period, in one line.
--
-- grain:               one row
-- uses:                base/period_spend, base/purchases, base/selected_customers, base/comparisons, base/slice_list
-- adds_up:             customers, orders, revenue, contribution
-- slice                text    the value of the field that splits the result
-- customers            count   customers with a purchase or a return in the period
-- orders               count   their orders
-- revenue              money   net revenue
-- contribution         money   revenue less the cost of goods on record
-- average_order_value  money   amount of the purchases / orders
-- repeat_ratio         ratio   customers with two orders and more / customers with an order
with buyers as (
    select
        c.slice,
        b.customer_id,
        count(*) as orders,
        sum(b.amount) as amount
    from purchases as b
    inner join selected_customers as c on b.customer_id = c.customer_id
    inner join comparisons as p on p.look = 'value' and b.day between p.from_on and p.to_on
    group by c.slice, b.customer_id
)

select
    l.slice,
    count(s.customer_id) as customers,
    coalesce(sum(b.orders), 0) as orders,
    coalesce(sum(s.revenue), 0) as revenue,
    coalesce(sum(s.contribution), 0) as contribution,
    cast(sum(b.amount) as double) / nullif(sum(b.orders), 0) as average_order_value,
    cast(count(case when b.orders >= 2 then 1 end) as double) / nullif(count(b.orders), 0) as repeat_ratio
from slice_list as l
left join period_spend as s on l.slice = s.slice
left join buyers as b on s.customer_id = b.customer_id
group by l.slice
order by l.slice
