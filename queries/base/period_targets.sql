-- What the business wants of the figures: an amount over the period, any other figure at its end.
--
-- grain:    one row per metric with a target
-- uses:     base/comparisons, rules/headline
-- metric    text    the figure
-- target    by_row  sum of the targets that begin in the period for an amount, else the latest one; 90 % satisfied without one
with dated as (
    select
        h.metric,
        h.is_amount,
        t.period_start,
        t.value,
        row_number() over (partition by h.metric order by t.period_start desc) as recent
    from headline as h
    inner join comparisons as p on p.look = 'value'
    inner join targets as t
        on h.metric = t.metric and t.period_start <= p.to_on and (not h.is_amount or t.period_start >= p.from_on)
)

select
    h.metric,
    coalesce(
        cast(sum(case when h.is_amount or d.recent = 1 then d.value end) as double),
        case when h.metric = 'satisfied_ratio' then cast(:satisfied_target as double) end
    ) as target
from headline as h
left join dated as d on h.metric = d.metric
group by h.metric
