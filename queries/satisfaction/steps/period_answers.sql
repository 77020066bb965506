-- The scored answers of the period by the chosen customers, with the question that each one answers.
--
-- grain:       one row per answer with a score
-- uses:        staging/scored_answers, staging/question_records, selection/selected_customers_or_unknown
-- uses:        periods/comparisons
-- slice        text    the value of the field that splits the result
-- survey_id    text    the survey
-- response_id  text    the response
-- question_id  text    the question
-- customer_id  text    the respondent; empty while anonymous or not on record
-- name         text    the customer's name, Unknown while anonymous
-- day          date    the day of the response
-- role         text    what the question measures
-- dimension    text    of which dimension
-- item         text    pairs expectation with perception, functional with dysfunctional
-- weight       score   the question's weight, where given
-- scale_min    score   lowest possible score
-- scale_max    score   highest possible score
-- question_key text    the same for one question in all surveys
-- question     text    its number in the latest survey
-- wording      text    its wording there
-- score        score   the score as given
-- index_score  score   the score on 0 to 100, empty where the scale is unknown
-- is_satisfied flag    among the top answers of its scale, empty where the scale is unknown
select
    c.slice,
    a.survey_id,
    a.response_id,
    a.question_id,
    a.customer_id,
    c.name,
    a.day,
    a.role,
    q.dimension,
    q.item,
    q.weight,
    q.scale_min,
    q.scale_max,
    q.question_key,
    q.question,
    q.wording,
    a.score,
    a.index_score,
    a.is_satisfied
from scored_answers as a
inner join question_records as q on a.survey_id = q.survey_id and a.question_id = q.question_id
inner join selected_customers_or_unknown as c on a.customer_id = c.customer_id
inner join comparisons as p on p.look = 'value' and a.day between p.from_on and p.to_on
