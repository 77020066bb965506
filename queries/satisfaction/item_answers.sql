-- The answers behind the mean of a question, the latest first.
--
-- grain:        one row per scored answer of the period
-- uses:         satisfaction/steps/period_answers, staging/survey_labels
-- subject:      responses
-- slice         text                     the value of the field that splits the result
-- question      text   Question          the question's number in the latest survey that asks it
-- wording       text   Wording           its wording there
-- role          text   What it measures  what it measures
-- scale_min     score  Scale from        lowest possible score
-- scale_max     score  Scale to          highest possible score
-- respondent    text   Respondent        the customer, empty while anonymous
-- name          text   Name              the customer's name, Unknown while anonymous
-- answered_on   date   Answered on       the day of the response
-- score         score  Score             as given
-- is_satisfied  flag   Satisfied         among the best answers of the scale
-- survey        text   Survey            the survey's name
-- survey_id     text   Survey            the survey
-- response_id   text   Response          the response
select
    a.slice,
    a.question,
    a.wording,
    a.role,
    a.scale_min,
    a.scale_max,
    a.customer_id as respondent,
    a.name,
    a.day as answered_on,
    a.score,
    a.is_satisfied,
    s.survey,
    a.survey_id,
    a.response_id
from period_answers as a
inner join survey_labels as s on a.survey_id = s.survey_id
where a.role not in ('choice', 'comment', 'kano_functional', 'kano_dysfunctional')
order by answered_on desc, survey_id asc, response_id asc, question asc, role asc
