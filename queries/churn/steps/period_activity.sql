-- The balance of active customers over the whole period and over those it is compared with.
--
-- grain:        one row per look and slice
-- uses:         churn/steps/monthly_activity, periods/comparisons, periods/inactivity_threshold
-- look          text    value, previous or last_year
-- slice         text    the value of the field that splits the result
-- opening       count   active at the end of the day before
-- new           count   first purchases
-- won_back      count   win-back events
-- churned       count   churn events
-- closing       count   active at the end of the last day
-- lost_opening  count   lost at the end of the day before
-- churn_base    count   opening; the sum of the months' openings where the period is longer than the window
-- is_mean_monthly flag  the period is longer than the window
select
    a.look,
    a.slice,
    sum(case when a.first_day = p.from_on then a.opening else 0 end) as opening,
    sum(a.new) as new,
    sum(a.won_back) as won_back,
    sum(a.churned) as churned,
    sum(case when a.last_day = p.to_on then a.closing else 0 end) as closing,
    sum(case when a.first_day = p.from_on then a.lost_opening else 0 end) as lost_opening,
    sum(case when a.first_day = p.from_on or p.days > w.window_days then a.opening else 0 end) as churn_base,
    p.days > w.window_days as is_mean_monthly
from monthly_activity as a
inner join comparisons as p on a.look = p.look
cross join inactivity_threshold as w
group by a.look, a.slice, p.days, w.window_days
