-- Each customer's own rhythm: how long the silences usually are, and how long the present one is.
--
-- grain:       one row per customer active at as_of
-- uses:        activity/activity_intervals, activity/typical_gaps, activity/spells, periods/inactivity_threshold
-- uses:        activity/purchase_days
-- customer_id  text    the customer
-- last_on      date    last purchase day; under contract as_of
-- silent_days  days    from then to as_of
-- purchases    count   orders up to as_of
-- usual_days   days    the 80th percentile of the customer's gaps (rule warning_percentile)
-- orders       count   orders in the churn window to as_of
-- orders_before count  orders in as many days before
with seen as (
    select
        s.customer_id,
        least(max(v.last_on), cast(:as_of as date)) as last_on
    from spells as s
    inner join activity_intervals as v on s.customer_id = v.customer_id
    where s.churned_on > :as_of
    group by s.customer_id
),

recent as (
    select
        d.customer_id,
        sum(d.orders) as purchases,
        sum(case when d.day > cast(:as_of as date) - w.window_days then d.orders else 0 end) as orders,
        sum(
            case
                when d.day <= cast(:as_of as date) - w.window_days and d.day > cast(:as_of as date) - 2 * w.window_days
                    then d.orders
                else 0
            end
        ) as orders_before
    from purchase_days as d
    cross join inactivity_threshold as w
    group by d.customer_id
)

select
    s.customer_id,
    s.last_on,
    date_diff('day', s.last_on, cast(:as_of as date)) as silent_days,
    coalesce(r.purchases, 0) as purchases,
    u.usual_days,
    coalesce(r.orders, 0) as orders,
    coalesce(r.orders_before, 0) as orders_before
from seen as s
left join typical_gaps as u on s.customer_id = u.customer_id
left join recent as r on s.customer_id = r.customer_id
