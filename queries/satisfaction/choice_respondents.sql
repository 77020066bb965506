-- The respondents behind each option of the questions of choice, the latest first.
--
-- grain:      one row per response, question and option
-- uses:       satisfaction/steps/choice_answers
-- subject:    responses
-- slice       text    the value of the field that splits the result
-- question    text    its number in the latest survey that asks it
-- wording     text    its wording there
-- option      text    the option
-- respondent  text    the customer, empty while anonymous
-- name        text    the customer's name, Unknown while anonymous
-- answered_on date    the day of the response
-- survey_id   text    the survey
-- response_id text    the response
select
    slice,
    question,
    wording,
    option,
    customer_id as respondent,
    name,
    day as answered_on,
    survey_id,
    response_id
from choice_answers
order by answered_on desc, survey_id asc, response_id asc, question asc, option asc
