-- The respondents behind each row of service quality, the widest gap first.
--
-- grain:      one row per row of service quality and respondent
-- uses:       satisfaction/steps/servqual_contributions
-- subject:    responses
-- slice       text    the value of the field that splits the result
-- level       text    overall, dimension or item
-- dimension   text    the dimension; empty for overall
-- item        text    the item; empty for overall and dimensions
-- respondent  text    the customer, empty while anonymous
-- name        text    the customer's name, Unknown while anonymous
-- answered_on date    the day of the response
-- expectation score   mean over the items that this respondent answered
-- perception  score   mean over the same items
-- gap         score   perception less expectation
-- scale_min   score   lowest possible score
-- scale_max   score   highest possible score
-- survey_id   text    the survey
-- response_id text    the response
select
    slice,
    level,
    dimension,
    item,
    customer_id as respondent,
    name,
    day as answered_on,
    expectation,
    perception,
    perception - expectation as gap,
    scale_min,
    scale_max,
    survey_id,
    response_id
from servqual_contributions
order by gap asc, survey_id asc, response_id asc, level asc, dimension asc, item asc
