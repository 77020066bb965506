-- The comments of the chosen customers in the period; blank ones are none.
--
-- grain:       one row per response and question of comment with a text
-- uses:        satisfaction/steps/period_responses, staging/question_records, staging/answer_records
-- slice        text    the value of the field that splits the result
-- survey_id    text    the survey
-- response_id  text    the response
-- question_id  text    the question
-- customer_id  text    the respondent; empty while anonymous or not on record
-- name         text    the customer's name, Unknown while anonymous
-- day          date    the day of the response
-- wording      text    the question
-- text         text    the comment
select
    r.slice,
    a.survey_id,
    a.response_id,
    a.question_id,
    r.customer_id,
    r.name,
    r.day,
    q.wording,
    a.text
from answer_records as a
inner join question_records as q on a.survey_id = q.survey_id and a.question_id = q.question_id and q.role = 'comment'
inner join period_responses as r on a.survey_id = r.survey_id and a.response_id = r.response_id
where r.is_counted and nullif(replace(a.text, ' ', ''), '') is not null
