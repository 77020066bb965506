-- What is open, how much of what closes is won, how fast, and what it brought, beside the days before and last year's.
--
-- grain:       one row per figure
-- uses:        funnel/steps/deal_metrics, periods/period_targets, rules/funnel_headline
-- subject:     deals
-- slice        text               the value of the field that splits the result
-- metric       text    Figure     the figure
-- unit         text    Unit       its unit: money or ratio
-- value        by_row  Value      the figure
-- numerator    by_row  Cases      what is counted or summed: of the win rate the won ones
-- denominator  count   Of         of the win rate the closed ones
-- previous     by_row  Before     the value over as many days just before; empty where the record begins later
-- last_year    by_row  Last year  the value over the same days a year earlier; empty where the record begins later
-- target       by_row  Target     what the business wants; an amount's only while neither filter nor split narrows the
--                                 whole
with valued as (
    select
        f.slice,
        f.look,
        h.metric,
        case h.metric
            when 'open_amount' then cast(f.open_amount as double)
            when 'win_ratio' then cast(f.won as double) / nullif(f.won + f.lost, 0)
            when 'won_amount' then cast(f.won_amount as double)
            else f.open * f.trailing_mean * f.trailing_won / nullif(f.trailing_closed, 0) / nullif(f.trailing_median, 0)
        end as value,
        case when h.metric = 'win_ratio' then f.won end as numerator,
        case when h.metric = 'win_ratio' then f.won + f.lost end as denominator
    from deal_metrics as f
    cross join funnel_headline as h
)

select
    v.slice,
    h.metric,
    h.unit,
    max(case when v.look = 'value' then v.value end) as value,
    max(case when v.look = 'value' then coalesce(cast(v.numerator as double), v.value) end) as numerator,
    max(case when v.look = 'value' then v.denominator end) as denominator,
    max(case when v.look = 'previous' then v.value end) as previous,
    max(case when v.look = 'last_year' then v.value end) as last_year,
    max(case when not (h.is_amount and (:is_narrowed or :by <> '')) then t.target end) as target
from valued as v
inner join funnel_headline as h on v.metric = h.metric
left join period_targets as t on h.metric = t.metric
group by v.slice, h.metric, h.unit, h.position
order by v.slice, h.position
