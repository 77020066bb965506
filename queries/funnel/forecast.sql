-- What the stage entries on record at the start of each month promised for it, beside what was won in it.
--
-- grain:         one row per month of the period; where it ends on as_of also the three months after it
-- uses:          funnel/steps/monthly_forecasts, funnel/steps/forecast_months, funnel/steps/period_closed_deals
-- uses:          selection/deal_slice_values
-- subject:       deals
-- adds_up:       actual, due
-- slice          text                the value of the field that splits the result
-- month          date   Month        first day of the calendar month
-- forecast       money  Forecast     expected amount × probability of the intention, of deals then expected to sign in
--                                    the month
-- actual         money  Won, amount  amount won in the month; empty for months ahead
-- accuracy       ratio  Accuracy     1 - abs(forecast - actual) / actual, of months that are over; below 0 where far
--                                    off
-- due            count  Deals due    opportunities in the forecast
-- is_ahead       flag   Ahead        the month lies after as_of: forecast from what is on record now
-- is_unfinished  flag   Unfinished   the month was not over on the last day looked at
with promised as (
    select
        slice,
        month,
        count(case when is_due then 1 end) as due,
        sum(case when is_due then cast(expected_amount as double) * probability else 0 end) as forecast
    from monthly_forecasts
    group by slice, month
),

signed as (
    select
        c.slice,
        m.month,
        sum(c.won_amount) as actual
    from period_closed_deals as c
    inner join forecast_months as m on c.closed_on between m.first_day and m.last_day
    where c.look = 'value' and c.outcome = 'won'
    group by c.slice, m.month
)

select
    l.slice,
    m.month,
    p.forecast,
    case when not m.is_ahead then coalesce(s.actual, 0) end as actual,
    case
        when not m.is_unfinished and m.first_day = m.month
            then 1 - abs(p.forecast - cast(s.actual as double)) / nullif(cast(s.actual as double), 0)
    end as accuracy,
    coalesce(p.due, 0) as due,
    m.is_ahead,
    m.is_unfinished
from deal_slice_values as l
cross join forecast_months as m
left join promised as p on l.slice = p.slice and m.month = p.month
left join signed as s on l.slice = s.slice and m.month = s.month
order by l.slice, m.month
