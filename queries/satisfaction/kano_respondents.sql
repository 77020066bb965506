-- The respondents behind the categories of each feature.
--
-- grain:         one row per response and feature with both answers
-- uses:          satisfaction/steps/kano_pairs
-- subject:       responses
-- slice          text                       the value of the field that splits the result
-- feature        text   Feature             the feature
-- category       text   Category            A, O, M, I, R or Q
-- respondent     text   Respondent          the customer, empty while anonymous
-- name           text   Name                the customer's name, Unknown while anonymous
-- answered_on    date   Answered on         the day of the response
-- functional     score  If it is there      if it is there: 1 like it, 2 expect it, 3 neutral, 4 can live with it, 5
--                                           dislike it
-- dysfunctional  score  If it is not there  if it is not there, in the same way
-- survey_id      text   Survey              the survey
-- response_id    text   Response            the response
select
    slice,
    feature,
    category,
    customer_id as respondent,
    name,
    day as answered_on,
    functional,
    dysfunctional,
    survey_id,
    response_id
from kano_pairs
order by feature asc, answered_on desc, survey_id asc, response_id asc
