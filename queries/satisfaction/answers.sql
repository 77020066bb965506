-- The answers behind the satisfaction rate and the net promoter score, the latest first.
--
-- grain:        one row per scored answer of the period
-- uses:         base/answers, base/selected_or_unknown, base/comparisons
-- subject:      responses
-- slice         text    the value of the field that splits the result
-- metric        text    satisfied_ratio or nps
-- respondent    text    the customer, empty while anonymous
-- name          text    the customer's name, Unknown while anonymous
-- answered_on   date    the day of the response
-- score         score   as given, on the question's own scale
-- is_satisfied  flag    among the top answers of its scale
-- survey_id     text    the survey
-- response_id   text    the response
select
    c.slice,
    case a.role when 'csat' then 'satisfied_ratio' else 'nps' end as metric,
    a.customer_id as respondent,
    c.name,
    a.day as answered_on,
    a.score,
    a.is_satisfied,
    a.survey_id,
    a.response_id
from answers as a
inner join selected_or_unknown as c on a.customer_id = c.customer_id
inner join comparisons as p on p.look = 'value' and a.day between p.from_on and p.to_on
where a.role in ('csat', 'nps')
order by answered_on desc, survey_id asc, response_id asc, metric asc
