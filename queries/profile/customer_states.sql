-- Lifecycle states on the days looked at: the first that fits, from lost to non-customer.
--
-- grain:      one row per look and customer of the population
-- uses:       profile/state_population, periods/as_of_dates, activity/spells, profile/order_counts
-- uses:       profile/open_deal_stages, profile/latest_csat
-- materialized: yes
-- look        text    now, opening or closing
-- customer_id text    the customer
-- state       text    non_customer, potential, target, first_time, repeat, loyal or lost
with activity as (
    select
        k.look,
        s.customer_id,
        max(s.churned_on) > max(k.on_day) as is_active
    from as_of_dates as k
    inner join spells as s on k.on_day >= s.starts_on
    inner join state_population as w on s.customer_id = w.customer_id
    group by k.look, s.customer_id
),

wooed as (
    select distinct
        look,
        customer_id
    from open_deal_stages
    where stage >= :target_stage
)

select
    k.look,
    p.customer_id,
    case
        when not a.is_active then 'lost'
        when a.is_active and b.orders_in_year >= :loyal_orders and coalesce(s.index_score, 100) >= :loyal_index
            then 'loyal'
        when a.is_active and b.orders >= 2 then 'repeat'
        when a.is_active then 'first_time'
        when b.orders is null and w.customer_id is not null then 'target'
        when b.orders is null and p.is_prospect then 'potential'
        else 'non_customer'
    end as state
from as_of_dates as k
cross join state_population as p
left join activity as a on k.look = a.look and p.customer_id = a.customer_id
left join order_counts as b on k.look = b.look and p.customer_id = b.customer_id
left join wooed as w on k.look = w.look and p.customer_id = w.customer_id
left join latest_csat as s on k.look = s.look and p.customer_id = s.customer_id
