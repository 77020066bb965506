-- The answers behind the zones of tolerance, the furthest below what is adequate first.
--
-- grain:       one row per level and answer
-- uses:        satisfaction/steps/tolerance_zones
-- subject:     responses
-- slice        text                    the value of the field that splits the result
-- level        text   Level            dimension or item
-- dimension    text   Dimension        the dimension
-- item         text   Item             the item; empty on the level of dimensions
-- zone         text   Zone             satisfied, basically_satisfied or dissatisfied
-- respondent   text   Respondent       the customer, empty while anonymous
-- name         text   Name             the customer's name, Unknown while anonymous
-- answered_on  date   Answered on      the day of the response
-- desired      score  Desired          the expectation
-- adequate     score  Just acceptable  what is just acceptable
-- perceived    score  Perceived        the perception
-- scale_min    score  Scale from       lowest possible score
-- scale_max    score  Scale to         highest possible score
-- survey_id    text   Survey           the survey
-- response_id  text   Response         the response
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
