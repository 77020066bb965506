-- The rated items of each dimension on 0 to 100.
--
-- grain:      one row per slice, dimension and item
-- uses:       satisfaction/steps/period_answers
-- slice       text    the value of the field that splits the result
-- dimension   text    the dimension
-- item        text    the item; the question where it names none
-- mean        score   mean on 0 to 100
-- n           count   answers
-- points      score   its weight, where given
-- items       count   items of the dimension
with meant as (
    select
        slice,
        dimension,
        coalesce(item, question_key) as item,
        avg(index_score) as mean,
        count(*) as n,
        avg(weight) as points
    from period_answers
    where role = 'rating' and dimension is not null and index_score is not null
    group by slice, dimension, coalesce(item, question_key)
)

select
    slice,
    dimension,
    item,
    mean,
    n,
    points,
    count(*) over (partition by slice, dimension) as items
from meant
