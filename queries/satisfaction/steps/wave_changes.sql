-- Each wave or month of the period against the comparable one before it, and how far chance alone may move it.
--
-- grain:      one row per wave or month, slice and figure
-- uses:       satisfaction/steps/answer_metrics, satisfaction/steps/comparable_waves
-- slice       text    the value of the field that splits the result
-- part        text    the survey, or the first day of the month
-- metric      text    satisfied_ratio, nps or index
-- value       by_row  the figure
-- low         by_row  lower end of its 95 % interval
-- high        by_row  upper end of it
-- n           count   answers
-- before      text    the wave or month compared with; empty where there is none
-- before_n    count   its answers
-- previous    by_row  its figure
-- by_chance   by_row  the largest change that chance explains at 95 %: two proportions, or both standard errors
with figures as (
    select
        *,
        row_number() over (partition by part, slice, metric order by cut desc) as choice
    from answer_metrics
    where cut in ('shown', 'earlier')
)

select
    f.slice,
    f.part,
    f.metric,
    f.value,
    f.low,
    f.high,
    f.n,
    b.before,
    e.n as before_n,
    e.value as previous,
    case
        when f.metric = 'satisfied_ratio'
            then 1.96 * sqrt(
                (f.numerator + e.numerator) / (f.n + e.n) * (1 - (f.numerator + e.numerator) / (f.n + e.n))
                * (1.0 / f.n + 1.0 / e.n)
            )
        else 1.96 * sqrt(f.error * f.error + e.error * e.error)
    end as by_chance
from figures as f
left join comparable_waves as b on f.part = b.part and f.metric = b.metric
left join figures as e on b.before = e.part and f.metric = e.metric and f.slice = e.slice and e.choice = 1
where f.cut = 'shown'
