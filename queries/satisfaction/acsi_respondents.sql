-- The respondents behind the ACSI-style index, the least satisfied first.
--
-- grain:       one row per response with an answer to any of the three questions
-- uses:        satisfaction/steps/acsi_scores
-- subject:     responses
-- slice        text                the value of the field that splits the result
-- respondent   text   Respondent   the customer, empty while anonymous
-- name         text   Name         the customer's name, Unknown while anonymous
-- answered_on  date   Answered on  the day of the response
-- overall      score  Overall      overall satisfaction, 1 to 10
-- expectation  score  Expectation  compared with what was expected, 1 to 10
-- ideal        score  Ideal        compared with the ideal, 1 to 10
-- survey_id    text   Survey       the survey
-- response_id  text   Response     the response
select
    slice,
    customer_id as respondent,
    name,
    day as answered_on,
    overall,
    expectation,
    ideal,
    survey_id,
    response_id
from acsi_scores
order by overall asc, survey_id asc, response_id asc
