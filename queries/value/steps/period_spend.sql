-- What each chosen customer brought in the period: those with a purchase or a return in it.
--
-- grain:       one row per customer with a sale or return in the period
-- uses:        activity/daily_sales, selection/selected_customers, periods/comparisons
-- slice        text    the value of the field that splits the result
-- customer_id  text    the customer
-- name         text    the customer's name
-- revenue      money   net revenue
-- contribution money   net revenue less the cost of goods on record
select
    c.slice,
    c.customer_id,
    c.name,
    sum(s.amount) as revenue,
    sum(s.margin) as contribution
from daily_sales as s
inner join selected_customers as c on s.customer_id = c.customer_id
inner join comparisons as p on p.look = 'value' and s.day between p.from_on and p.to_on
group by c.slice, c.customer_id, c.name
