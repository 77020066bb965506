-- Which items make up each row of service quality, and how much each counts in it.
--
-- grain:      one row per row of the result and item in it
-- uses:       satisfaction/steps/servqual_items
-- slice       text    the value of the field that splits the result
-- scale_min   score   lowest possible score
-- scale_max   score   highest possible score
-- level       text    overall, dimension or item
-- dimension   text    the row's dimension, empty for overall
-- item        text    the row's item, empty for overall and dimensions
-- weight      ratio   the row's share of all points
-- of_dimension text   the item's dimension
-- of_item     text    the item
-- part        ratio   how much the item counts in the row's means
-- gap         score   the item's mean gap
-- n           count   the item's respondents
with weighed as (
    select
        *,
        sum(share) over (partition by slice, scale_min, scale_max, dimension) as dimension_share
    from servqual_items
)

select
    slice, scale_min, scale_max, 'item' as level, dimension, item, share as weight,
    dimension as of_dimension, item as of_item, 1.0 as part, gap, n
from weighed
union all
select
    slice, scale_min, scale_max, 'dimension' as level, dimension, null as item, dimension_share as weight,
    dimension as of_dimension, item as of_item, 1.0 / items as part, gap, n
from weighed
union all
select
    slice, scale_min, scale_max, 'overall' as level, null as dimension, null as item, 1.0 as weight,
    dimension as of_dimension, item as of_item, dimension_share / items as part, gap, n
from weighed
