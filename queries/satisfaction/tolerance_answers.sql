-- The answers behind the zones of tolerance, the furthest below what is adequate first.
--
-- grain:      one row per level and answer
-- uses:       satisfaction/steps/tolerance_zones
-- subject:    responses
-- slice       text    the value of the field that splits the result
-- level       text    dimension or item
-- dimension   text    the dimension
-- item        text    the item; empty on the level of dimensions
-- zone        text    satisfied, basically_satisfied or dissatisfied
-- respondent  text    the customer, empty while anonymous
-- name        text    the customer's name, Unknown while anonymous
-- answered_on date    the day of the response
-- desired     score   the expectation
-- adequate    score   what is just acceptable
-- perceived   score   the perception
-- scale_min   score   lowest possible score
-- scale_max   score   highest possible score
-- survey_id   text    the survey
-- response_id text    the response
select
    slice,
    level,
    dimension,
    item,
    zone,
    customer_id as respondent,
    name,
    day as answered_on,
    desired,
    adequate,
    perceived,
    scale_min,
    scale_max,
    survey_id,
    response_id
from tolerance_zones
order by perceived - adequate asc, survey_id asc, response_id asc, level asc, dimension asc, item asc
