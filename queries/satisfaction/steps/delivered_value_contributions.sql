-- What each respondent adds to each dimension of customer delivered value, and to the benefits less the costs.
--
-- grain:      one row per slice, row of the result and respondent in it
-- uses:       satisfaction/steps/dimension_ratings, satisfaction/steps/delivered_value_weights
-- slice       text    the value of the field that splits the result
-- dimension   text    the dimension, or total
-- side        text    benefit or cost; total
-- position    count   its place
-- weight      ratio   its weight on its side; empty for the total
-- survey_id   text    the survey
-- response_id text    the response
-- part        score   what the respondent adds to the mean
-- step        score   how far the respondent moves it
with both_sides as (
    select slice from delivered_value_weights group by slice having count(distinct side) = 2
)

select
    r.slice,
    r.dimension,
    w.side,
    w.position,
    w.weight,
    r.survey_id,
    r.response_id,
    r.part,
    r.step
from dimension_ratings as r
inner join delivered_value_weights as w on r.slice = w.slice and r.dimension = w.dimension
union all
select
    r.slice,
    'total' as dimension,
    'total' as side,
    0 as position,
    null as weight,
    r.survey_id,
    r.response_id,
    sum(case when w.side = 'benefit' then w.weight else -w.weight end * r.part) as part,
    sum(case when w.side = 'benefit' then w.weight else -w.weight end * r.step) as step
from dimension_ratings as r
inner join delivered_value_weights as w on r.slice = w.slice and r.dimension = w.dimension
inner join both_sides as b on r.slice = b.slice
group by r.slice, r.survey_id, r.response_id
