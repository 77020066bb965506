-- What each respondent answers to the three items of the ACSI-style index, on their scale of 1 to 10.
--
-- grain:      one row per response with an answer to any of the three
-- uses:       satisfaction/steps/period_answers
-- slice       text    the value of the field that splits the result
-- survey_id   text    the survey
-- response_id text    the response
-- customer_id text    the respondent; empty while anonymous or not on record
-- name        text    the customer's name, Unknown while anonymous
-- day         date    the day of the response
-- overall     score   overall satisfaction
-- expectation score   compared with what was expected
-- ideal       score   compared with the ideal
select
    slice,
    survey_id,
    response_id,
    customer_id,
    name,
    day,
    avg(case when role = 'acsi_overall' then score end) as overall,
    avg(case when role = 'acsi_expectation' then score end) as expectation,
    avg(case when role = 'acsi_ideal' then score end) as ideal
from period_answers
where role in ('acsi_overall', 'acsi_expectation', 'acsi_ideal') and scale_min = 1 and scale_max = 10
group by slice, survey_id, response_id, customer_id, name, day
