-- Satisfaction rate, net promoter score and satisfaction index with their 95 % intervals, beside the days before.
--
-- grain:     one row per figure
-- uses:      satisfaction/steps/answer_metrics, selection/slice_values, periods/period_targets
-- uses:      rules/satisfaction_figures
-- subject:   responses
-- slice      text                   the value of the field that splits the result
-- metric     text    Figure         satisfied_ratio, nps or index
-- unit       text    Unit           its unit: ratio or score
-- value      by_row  Value          the figure over all answers in the period
-- low        by_row  Interval from  lower end of its 95 % interval: Wilson's of the rate, 1.96 standard errors of the
--                                   others
-- high       by_row  Interval to    upper end of it
-- n          count   Answers        answers
-- previous   by_row  Before         the figure over as many days just before; empty where the record begins later
-- target     by_row  Target         what the business wants: the latest target, for the satisfaction rate 90 % where
--                                   none is loaded
-- last_year  by_row  Last year      the figure over the same days a year earlier; empty where the record begins later
-- numerator  by_row  Cases          satisfied answers; promoters (9 and 10) less detractors (0 to 6); the scores on 0
--                                   to 100 summed
with found as (
    select
        part,
        slice,
        metric,
        value,
        low,
        high,
        n,
        numerator
    from answer_metrics
    where cut = 'look'
),

slices_found as (
    select slice from slice_values
    union
    select slice from found
)

select
    l.slice,
    h.metric,
    h.unit,
    max(case when f.part = 'value' then f.value end) as value,
    max(case when f.part = 'value' then f.low end) as low,
    max(case when f.part = 'value' then f.high end) as high,
    coalesce(max(case when f.part = 'value' then f.n end), 0) as n,
    max(case when f.part = 'previous' then f.value end) as previous,
    max(t.target) as target,
    max(case when f.part = 'last_year' then f.value end) as last_year,
    coalesce(max(case when f.part = 'value' then f.numerator end), 0) as numerator
from slices_found as l
cross join satisfaction_figures as h
left join found as f on l.slice = f.slice and h.metric = f.metric
left join period_targets as t on h.metric = t.metric
group by l.slice, h.metric, h.unit, h.position
order by l.slice, h.position
