-- How much each dimension counts among the benefits, or among the costs, of customer delivered value.
--
-- grain:      one row per slice and dimension with a rating
-- uses:       satisfaction/steps/item_ratings, rules/dimensions
-- slice       text    the value of the field that splits the result
-- dimension   text    the dimension
-- side        text    benefit or cost
-- position    count   its place
-- weight      ratio   its points / the points of its side; where none has points the same for every dimension of it
with pointed as (
    select
        i.slice,
        i.dimension,
        d.side,
        d.position,
        sum(i.points) as points
    from item_ratings as i
    inner join dimensions as d on i.dimension = d.dimension and d.side in ('benefit', 'cost')
    group by i.slice, i.dimension, d.side, d.position
)

select
    slice,
    dimension,
    side,
    position,
    case
        when sum(points) over (partition by slice, side) > 0
            then coalesce(points, 0) / sum(points) over (partition by slice, side)
        else 1.0 / count(*) over (partition by slice, side)
    end as weight
from pointed
