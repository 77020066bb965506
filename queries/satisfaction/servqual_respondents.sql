-- The respondents behind each row of service quality, the widest gap first.
--
-- grain:       one row per row of service quality and respondent
-- uses:        satisfaction/steps/servqual_contributions
-- subject:     responses
-- slice        text                the value of the field that splits the result
-- level        text   Level        overall, dimension or item
-- dimension    text   Dimension    the dimension; empty for overall
-- item         text   Item         the item; empty for overall and dimensions
-- respondent   text   Respondent   the customer, empty while anonymous
-- name         text   Name         the customer's name, Unknown while anonymous
-- answered_on  date   Answered on  the day of the response
-- expectation  score  Expectation  mean over the items that this respondent answered
-- perception   score  Perception   mean over the same items
-- gap          score  Gap          perception less expectation
-- scale_min    score  Scale from   lowest possible score
-- scale_max    score  Scale to     highest possible score
-- survey_id    text   Survey       the survey
-- response_id  text   Response     the response
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
