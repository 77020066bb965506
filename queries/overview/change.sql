-- Revenue of the period and of as many days just before it, and the change between them.
--
-- grain:    one row
-- uses:     value/steps/revenue_metrics, selection/slice_values, periods/comparisons
-- adds_up:  revenue, previous, change
-- slice     text            the value of the field that splits the result
-- revenue   money  Revenue  net revenue in the period
-- previous  money  Before   net revenue in as many days just before; empty where the record begins later
-- change    money  Change   revenue - previous
with slices_found as (
    select slice from slice_values
    union
    select slice from revenue_metrics
),

valued as (
    select
        l.slice,
        sum(case when p.look = 'value' then coalesce(m.numerator, 0) end) as revenue,
        sum(case when p.look = 'previous' then coalesce(m.numerator, 0) end) as previous
    from slices_found as l
    cross join comparisons as p
    left join revenue_metrics as m on l.slice = m.slice and p.look = m.look and m.metric = 'revenue'
    group by l.slice
)

select
    slice,
    revenue,
    previous,
    revenue - previous as change
from valued
order by abs(revenue - previous) desc, slice asc
