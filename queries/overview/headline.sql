-- The figures that an executive watches, beside as many days just before, the same days a year earlier, and the target.
--
-- grain:       one row per figure
-- uses:        overview/steps/overview_metrics, selection/slice_values, periods/comparisons, periods/period_targets
-- uses:        rules/headline
-- slice        text               the value of the field that splits the result
-- metric       text    Figure     the figure
-- unit         text    Unit       its unit: money, count, ratio or score
-- value        by_row  Value      numerator / denominator for a rate, 100 times that for nps, else the amount or count
--                                 itself
-- numerator    by_row  Cases      what is counted or summed: churn events, win-backs, satisfied answers, promoters less
--                                 detractors
-- denominator  count   Of         active customers at the start (or the sum of the months' starts), lost customers,
--                                 answers
-- previous     by_row  Before     the value over as many days just before; empty where the record begins later
-- last_year    by_row  Last year  the value over the same days a year earlier; empty where the record begins later
-- target       by_row  Target     what the business wants; an amount's only while neither filter nor split narrows the
--                                 whole
with slices_found as (
    select slice from slice_values
    union
    select slice from overview_metrics
),

valued as (
    select
        l.slice,
        h.metric,
        p.look,
        coalesce(m.numerator, 0) as numerator,
        case when h.unit in ('ratio', 'score') then coalesce(m.denominator, 0) end as denominator,
        case
            when h.unit in ('ratio', 'score') then m.factor * m.numerator / nullif(m.denominator, 0)
            else coalesce(m.numerator, 0)
        end as value
    from slices_found as l
    cross join headline as h
    cross join comparisons as p
    left join overview_metrics as m on l.slice = m.slice and h.metric = m.metric and p.look = m.look
)

select
    v.slice,
    h.metric,
    h.unit,
    max(case when v.look = 'value' then v.value end) as value,
    max(case when v.look = 'value' then v.numerator end) as numerator,
    max(case when v.look = 'value' then v.denominator end) as denominator,
    max(case when v.look = 'previous' then v.value end) as previous,
    max(case when v.look = 'last_year' then v.value end) as last_year,
    max(case when not (h.is_amount and (:is_narrowed or :by <> '')) then t.target end) as target
from valued as v
inner join headline as h on v.metric = h.metric
left join period_targets as t on h.metric = t.metric
group by v.slice, h.metric, h.unit, h.position
order by v.slice, h.position
