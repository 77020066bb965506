-- What each chosen customer brought in the days that their tier ranks.
--
-- grain:       one row per customer with a sale or return in those days; one with an empty key for unknown customers
-- uses:        activity/daily_sales, selection/selected_customers_or_unknown, periods/as_of_dates
-- uses:        profile/customer_tiers
-- slice        text    the value of the field that splits the result
-- customer_id  text    the customer
-- name         text    the customer's name
-- tier         text    the tier at as_of
-- revenue      money   net revenue
-- contribution money   net revenue less the cost of goods on record
select
    c.slice,
    c.customer_id,
    c.name,
    coalesce(t.tier, 'Unknown') as tier,
    sum(s.amount) as revenue,
    sum(s.margin) as contribution
from daily_sales as s
inner join selected_customers_or_unknown as c on s.customer_id = c.customer_id
inner join as_of_dates as k on k.look = 'now' and s.day between k.spend_from and k.spend_to
left join customer_tiers as t on t.look = 'now' and s.customer_id = t.customer_id
group by c.slice, c.customer_id, c.name, t.tier
