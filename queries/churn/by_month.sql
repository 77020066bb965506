-- Customers who became active, came back and were lost in each month, between those active at its start and at its end.
--
-- grain:          one row per month of the period
-- uses:           churn/steps/monthly_activity, activity/purchase_days, selection/selected_customers
-- adds_up:        opening, new, won_back, churned, closing, buyers, lost_opening
-- slice           text                      the value of the field that splits the result
-- month           date   Month              first day of the calendar month
-- opening         count  Opening            customers active at the end of the day before the month
-- new             count  New                customers whose first purchase ever falls in the month
-- won_back        count  Won back           purchases after a silence longer than the churn window
-- churned         count  Churned            customers whose silence grew longer than the churn window
-- closing         count  Closing            opening + new + won back - churned
-- buyers          count  Buyers             customers with a purchase in the month
-- churn_ratio     ratio  Churn rate         churned / opening
-- win_back_ratio  ratio  Win-back rate      won_back / lost_opening; may exceed 1, as customers lost within the month
--                                           can return in it
-- lost_opening    count  Lost at the start  customers lost at the end of the day before the month
-- is_unfinished   flag   Unfinished         the month was not over on the last day looked at
with buying as (
    select
        a.slice,
        a.month,
        count(distinct d.customer_id) as buyers
    from monthly_activity as a
    inner join purchase_days as d on d.day between a.first_day and a.last_day
    inner join selected_customers as c on d.customer_id = c.customer_id and a.slice = c.slice
    where a.look = 'value'
    group by a.slice, a.month
)

select
    a.slice,
    a.month,
    a.opening,
    a.new,
    a.won_back,
    a.churned,
    a.closing,
    coalesce(b.buyers, 0) as buyers,
    cast(a.churned as double) / nullif(a.opening, 0) as churn_ratio,
    cast(a.won_back as double) / nullif(a.lost_opening, 0) as win_back_ratio,
    a.lost_opening,
    a.is_unfinished
from monthly_activity as a
left join buying as b on a.slice = b.slice and a.month = b.month
where a.look = 'value'
order by a.slice, a.month
