-- What a respondent expected of an item and perceived of it; only where both were answered.
--
-- grain:      one row per response and item
-- uses:       satisfaction/steps/period_answers
-- slice       text    the value of the field that splits the result
-- survey_id   text    the survey
-- response_id text    the response
-- customer_id text    the respondent; empty while anonymous or not on record
-- name        text    the customer's name, Unknown while anonymous
-- day         date    the day of the response
-- scale_min   score   lowest possible score
-- scale_max   score   highest possible score
-- dimension   text    of which dimension
-- item        text    the item; the dimension where the questions name none
-- expectation score   what an excellent company offers
-- adequate    score   what is just acceptable, empty where not answered
-- perception  score   what we offer
-- weight      score   the question's weight, where given
with paired as (
    select
        slice,
        survey_id,
        response_id,
        max(customer_id) as customer_id,
        max(name) as name,
        max(day) as day,
        scale_min,
        scale_max,
        coalesce(item, dimension) as item,
        max(dimension) as dimension,
        avg(case when role = 'servqual_expectation' then score end) as expectation,
        avg(case when role = 'servqual_adequate' then score end) as adequate,
        avg(case when role = 'servqual_perception' then score end) as perception,
        coalesce(
            max(case when role = 'servqual_perception' then weight end),
            max(case when role = 'servqual_expectation' then weight end)
        ) as weight
    from period_answers
    where
        role in ('servqual_expectation', 'servqual_adequate', 'servqual_perception')
        and coalesce(item, dimension) is not null
    group by slice, survey_id, response_id, scale_min, scale_max, coalesce(item, dimension)
)

select
    slice, survey_id, response_id, customer_id, name, day, scale_min, scale_max,
    coalesce(dimension, 'Unknown') as dimension,
    item, expectation, adequate, perception, weight
from paired
where expectation is not null and perception is not null
