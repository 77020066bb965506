-- The respondents behind the ratings of each dimension, the lowest first; those of the total rated either side.
--
-- grain:       one row per dimension, or total, and respondent
-- uses:        satisfaction/steps/dimension_ratings, satisfaction/steps/delivered_value_contributions
-- subject:     responses
-- slice        text                    the value of the field that splits the result
-- dimension    text   Dimension        the dimension; total for benefits less costs
-- respondent   text   Respondent       the customer, empty while anonymous
-- name         text   Name             the customer's name, Unknown while anonymous
-- answered_on  date   Answered on      the day of the response
-- rated        score  Rated, 0 to 100  the respondent's own mean on 0 to 100; empty for the total
-- survey_id    text   Survey           the survey
-- response_id  text   Response         the response
with rated_total as (
    select distinct
        r.slice,
        r.survey_id,
        r.response_id,
        r.customer_id,
        r.name,
        r.day
    from dimension_ratings as r
    inner join delivered_value_contributions as p
        on
            r.slice = p.slice
            and r.survey_id = p.survey_id
            and r.response_id = p.response_id
            and p.dimension = 'total'
),

listed as (
    select
        slice,
        dimension,
        customer_id,
        name,
        day,
        rated,
        survey_id,
        response_id
    from dimension_ratings
    union all
    select
        slice,
        'total' as dimension,
        customer_id,
        name,
        day,
        null as rated,
        survey_id,
        response_id
    from rated_total
)

select slice, dimension, customer_id as respondent, name, day as answered_on, rated, survey_id, response_id
from listed
order by dimension asc, rated asc, survey_id asc, response_id asc
