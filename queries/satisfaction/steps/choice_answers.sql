-- The options that the chosen customers chose in the period; an empty answer is none.
--
-- grain:       one row per response, question and option
-- uses:        satisfaction/steps/period_responses, staging/question_records, staging/answer_records
-- slice        text    the value of the field that splits the result
-- survey_id    text    the survey
-- response_id  text    the response
-- customer_id  text    the respondent; empty while anonymous or not on record
-- name         text    the customer's name, Unknown while anonymous
-- day          date    the day of the response
-- question_key text    the same for one question in all surveys
-- question     text    its number in the latest survey
-- wording      text    its wording there
-- option       text    the option
select distinct
    r.slice,
    r.survey_id,
    r.response_id,
    r.customer_id,
    r.name,
    r.day,
    q.question_key,
    q.question,
    q.wording,
    coalesce(nullif(a.option, ''), a.text) as option
from answer_records as a
inner join question_records as q on a.survey_id = q.survey_id and a.question_id = q.question_id and q.role = 'choice'
inner join period_responses as r on a.survey_id = r.survey_id and a.response_id = r.response_id
where
    r.is_counted
    and (nullif(a.text, '') is not null or a.score is not null)
    and coalesce(nullif(a.option, ''), a.text) <> ''
