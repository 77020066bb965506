-- The customers won back in the period, each with the revenue that came back with them.
--
-- grain:       one row per win-back event
-- uses:        churn/steps/win_back_events, activity/daily_sales, activity/purchase_days, periods/comparisons
-- slice        text                the value of the field that splits the result
-- customer_id  text   Customer     the customer
-- name         text   Name         the customer's name
-- won_back_on  date   Won back on  the day of the purchase that ended the silence
-- churned_on   date   Churned on   the day on which the customer had counted as lost
-- days_asleep  days   Days asleep  from the churn day to the win-back day
-- amount       money  Amount       purchases of the win-back day
-- revenue      money  Revenue      net revenue of the customer in the period
with revenue as (
    select
        s.customer_id,
        sum(s.amount) as revenue
    from daily_sales as s
    inner join comparisons as p on p.look = 'value' and s.day between p.from_on and p.to_on
    group by s.customer_id
)

select
    e.slice,
    e.customer_id,
    e.name,
    e.won_back_on,
    e.churned_on,
    date_diff('day', e.churned_on, e.won_back_on) as days_asleep,
    coalesce(d.amount, 0) as amount,
    coalesce(r.revenue, 0) as revenue
from win_back_events as e
left join purchase_days as d on e.customer_id = d.customer_id and e.won_back_on = d.day
left join revenue as r on e.customer_id = r.customer_id
order by e.won_back_on desc, e.customer_id asc
