-- Who was active, came, came back and left in the period, in one line.
--
-- grain:             one row
-- uses:              churn/steps/period_activity, value/steps/revenue_metrics, selection/slice_values
-- adds_up:           opening, new, won_back, churned, closing, lost_opening, recovered_revenue
-- slice              text                       the value of the field that splits the result
-- opening            count  Opening             active at the end of the day before the period
-- new                count  New                 first purchases
-- won_back           count  Won back            win-back events
-- churned            count  Churned             churn events
-- closing            count  Closing             active at the end of the last day: opening + new + won back - churned
-- churn_ratio        ratio  Churn rate          churned / opening; the mean monthly rate where the period exceeds the
--                                               churn window
-- is_mean_monthly    flag   Mean of the months  the period is longer than the churn window
-- retention_ratio    ratio  Retention rate      1 - churn_ratio
-- lost_opening       count  Lost at the start   lost at the end of the day before the period
-- win_back_ratio     ratio  Win-back rate       won_back / lost_opening
-- recovered_revenue  money  Recovered revenue   net revenue in the period of the customers won back in it
select
    l.slice,
    coalesce(a.opening, 0) as opening,
    coalesce(a.new, 0) as new,
    coalesce(a.won_back, 0) as won_back,
    coalesce(a.churned, 0) as churned,
    coalesce(a.closing, 0) as closing,
    cast(a.churned as double) / nullif(a.churn_base, 0) as churn_ratio,
    coalesce(a.is_mean_monthly, false) as is_mean_monthly,
    1 - cast(a.churned as double) / nullif(a.churn_base, 0) as retention_ratio,
    coalesce(a.lost_opening, 0) as lost_opening,
    cast(a.won_back as double) / nullif(a.lost_opening, 0) as win_back_ratio,
    coalesce(m.numerator, 0) as recovered_revenue
from slice_values as l
left join period_activity as a on l.slice = a.slice and a.look = 'value'
left join revenue_metrics as m on l.slice = m.slice and m.look = 'value' and m.metric = 'recovered_revenue'
order by l.slice
