-- Expectation and perception of each item, and its share of the points that weigh the dimensions.
--
-- grain:      one row per slice, scale and item
-- uses:       satisfaction/steps/servqual_pairs
-- slice       text    the value of the field that splits the result
-- scale_min   score   lowest possible score
-- scale_max   score   highest possible score
-- dimension   text    of which dimension
-- item        text    the item
-- gap         score   mean of perception less expectation
-- n           count   respondents with both
-- items       count   items of the dimension
-- share       ratio   its points / all points; where no question has points every dimension has the same share
with meant as (
    select
        slice,
        scale_min,
        scale_max,
        dimension,
        item,
        avg(perception - expectation) as gap,
        count(*) as n,
        avg(weight) as points
    from servqual_pairs
    group by slice, scale_min, scale_max, dimension, item
),

sized as (
    select
        *,
        count(*) over (partition by slice, scale_min, scale_max, dimension) as items,
        sum(points) over (partition by slice, scale_min, scale_max) as all_points
    from meant
)

select
    slice,
    scale_min,
    scale_max,
    dimension,
    item,
    gap,
    n,
    items,
    case
        when all_points > 0 then coalesce(points, 0) / all_points
        else (1.0 / items) / sum(1.0 / items) over (partition by slice, scale_min, scale_max)
    end as share
from sized
