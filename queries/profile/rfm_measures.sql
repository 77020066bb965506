-- Recency, frequency and revenue of each customer within the window of RFM.
--
-- grain:       one row per customer of the population with a purchase in the window
-- uses:        profile/ranked_population, activity/order_days, activity/daily_sales
-- customer_id  text    the customer
-- recency_days days    days from the last purchase in the window to as_of
-- frequency    count   orders in the window
-- monetary     money   net revenue in the window
with bounds as (
    select
        case
            when :is_from_set then cast(:from_on as date)
            when :rfm_days = 'all' then cast(:first_on as date)
            else cast(:as_of as date) - 364
        end as from_on,
        case
            when :is_from_set then least(cast(:to_on as date), cast(:as_of as date)) else cast(:as_of as date)
        end as to_on
),

bought as (
    select
        b.customer_id,
        date_diff('day', max(b.day), cast(:as_of as date)) as recency_days,
        sum(b.orders) as frequency
    from order_days as b
    inner join bounds as w on b.day between w.from_on and w.to_on
    inner join ranked_population as p on b.customer_id = p.customer_id
    group by b.customer_id
),

brought as (
    select
        s.customer_id,
        sum(s.amount) as monetary
    from daily_sales as s
    inner join bounds as w on s.day between w.from_on and w.to_on
    group by s.customer_id
)

select
    b.customer_id,
    b.recency_days,
    b.frequency,
    s.monetary
from bought as b
inner join brought as s on b.customer_id = s.customer_id
