-- Of the customers won back in the period and watched long enough since, how many left again.
--
-- grain:            one row
-- uses:             churn/steps/win_back_events, selection/slice_values
-- adds_up:          won_back, observed, left_again
-- slice             text                      the value of the field that splits the result
-- won_back          count  Won back           win-back events in the period
-- observed          count  Observed           those at least 180 days (rule left_again_days) before as_of
-- left_again        count  Left again         observed ones followed by a churn event within those days
-- left_again_ratio  ratio  Left again, share  left_again / observed
with watched as (
    select
        slice,
        date_diff('day', won_back_on, cast(:as_of as date)) >= :left_again_days as is_observed,
        left_on <= :as_of and date_diff('day', won_back_on, left_on) <= :left_again_days as has_left
    from win_back_events
)

select
    l.slice,
    count(w.slice) as won_back,
    count(case when w.is_observed then 1 end) as observed,
    count(case when w.is_observed and w.has_left then 1 end) as left_again,
    cast(count(case when w.is_observed and w.has_left then 1 end) as double)
    / nullif(count(case when w.is_observed then 1 end), 0) as left_again_ratio
from slice_values as l
left join watched as w on l.slice = w.slice
group by l.slice
order by l.slice
