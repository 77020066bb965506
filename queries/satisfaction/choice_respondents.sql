-- The respondents behind each option of the questions of choice, the latest first.
--
-- grain:       one row per response, question and option
-- uses:        satisfaction/steps/choice_answers
-- subject:     responses
-- slice        text               the value of the field that splits the result
-- question     text  Question     its number in the latest survey that asks it
-- wording      text  Wording      its wording there
-- option       text  Option       the option
-- respondent   text  Respondent   the customer, empty while anonymous
-- name         text  Name         the customer's name, Unknown while anonymous
-- answered_on  date  Answered on  the day of the response
-- survey_id    text  Survey       the survey
-- response_id  text  Response     the response
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
