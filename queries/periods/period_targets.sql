-- What the business wants of the figures: an amount over the period, any other figure at its end.
--
-- grain:    one row per metric with a target
-- uses:     periods/comparisons, rules/headline, rules/funnel_headline, staging/metric_targets
-- metric    text    the figure
-- target    by_row  an amount's targets of the period summed, else the latest target; 90 % satisfied
with figures as (
    select
        metric,
        is_amount
    from headline
    union
    select
        metric,
        is_amount
    from funnel_headline
),

dated as (
    select
        h.metric,
        h.is_amount,
        t.period_start,
        t.value,
        row_number() over (partition by h.metric order by t.period_start desc) as recent
    from figures as h
    inner join comparisons as p on p.look = 'value'
    inner join metric_targets as t
        on h.metric = t.metric and p.to_on >= t.period_start and (not h.is_amount or p.from_on <= t.period_start)
)

select
    h.metric,
    coalesce(
        cast(sum(case when h.is_amount or d.recent = 1 then d.value end) as double),
        case when h.metric = 'satisfied_ratio' then cast(:satisfied_target as double) end
    ) as target
from figures as h
left join dated as d on h.metric = d.metric
group by h.metric
