-- What each customer bought in the 12 months that tiers rank, in as many days before, and at all.
--
-- grain:          one row per customer with a purchase or return; one with an empty key for unknown customers
-- uses:           activity/daily_sales, activity/purchase_days, periods/as_of_dates
-- customer_id     text    the customer
-- first_on        date    first purchase
-- last_on         date    last purchase
-- all_orders      count   orders up to as_of
-- orders          count   orders in the 12 months
-- revenue         money   net revenue in the 12 months
-- contribution    money   revenue less the cost of goods on record
-- costed          money   revenue in the 12 months of the lines with a cost on record
-- revenue_before  money   net revenue in as many days before
with bought as (
    select
        d.customer_id,
        min(d.day) as first_on,
        max(d.day) as last_on,
        sum(d.orders) as all_orders,
        sum(case when d.day between k.spend_from and k.spend_to then d.orders else 0 end) as orders
    from purchase_days as d
    inner join as_of_dates as k on k.look = 'now'
    group by d.customer_id
),

brought as (
    select
        s.customer_id,
        sum(case when s.day between k.spend_from and k.spend_to then s.amount else 0 end) as revenue,
        sum(case when s.day between k.spend_from and k.spend_to then s.margin else 0 end) as contribution,
        sum(case when s.day between k.spend_from and k.spend_to then s.costed else 0 end) as costed,
        sum(
            case
                when
                    s.day < k.spend_from
                    and date_diff('day', s.day, k.spend_to) < 2 * (1 + date_diff('day', k.spend_from, k.spend_to))
                    then s.amount
                else 0
            end
        ) as revenue_before
    from daily_sales as s
    inner join as_of_dates as k on k.look = 'now'
    group by s.customer_id
)

select
    s.customer_id, b.first_on, b.last_on, b.all_orders, b.orders,
    s.revenue, s.contribution, s.costed, s.revenue_before
from brought as s
left join bought as b on s.customer_id = b.customer_id
