-- The answers behind satisfaction rate, net promoter score and index, the latest first.
--
-- grain:        one row per figure and scored answer of the period
-- uses:         satisfaction/steps/classified_answers, staging/question_records, staging/survey_labels
-- uses:         selection/selected_customers_or_unknown, periods/comparisons
-- subject:      responses
-- slice         text                the value of the field that splits the result
-- metric        text   Figure       satisfied_ratio, nps or index
-- respondent    text   Respondent   the customer, empty while anonymous
-- name          text   Name         the customer's name, Unknown while anonymous
-- answered_on   date   Answered on  the day of the response
-- score         score  Score        as given, on the question's own scale
-- is_satisfied  flag   Satisfied    among the top answers of its scale
-- verdict       text   Verdict      satisfied or not_satisfied; promoter, passive or detractor
-- scale_max     score  Scale to     the highest score of the scale
-- wording       text   Wording      the question
-- survey        text   Survey       the survey's name
-- month         date   Month        first day of the month of the answer
-- survey_id     text   Survey       the survey
-- response_id   text   Response     the response
select
    c.slice,
    a.metric,
    a.customer_id as respondent,
    c.name,
    a.day as answered_on,
    a.score,
    a.is_satisfied,
    a.verdict,
    q.scale_max,
    q.wording,
    s.survey,
    cast(date_trunc('month', a.day) as date) as month,
    a.survey_id,
    a.response_id
from classified_answers as a
inner join question_records as q on a.survey_id = q.survey_id and a.question_id = q.question_id
inner join survey_labels as s on a.survey_id = s.survey_id
inner join selected_customers_or_unknown as c on a.customer_id = c.customer_id
inner join comparisons as p on p.look = 'value' and a.day between p.from_on and p.to_on
order by answered_on desc, survey_id asc, response_id asc, metric asc
