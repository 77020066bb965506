-- The responses of the period by the chosen customers, complete and partial ones.
--
-- grain:       one row per response
-- uses:        staging/response_records, selection/selected_customers_or_unknown, periods/comparisons
-- slice        text    the value of the field that splits the result
-- survey_id    text    the survey
-- response_id  text    the response
-- customer_id  text    the respondent; empty while anonymous or not on record
-- name         text    the customer's name, Unknown while anonymous
-- day          date    the day it counts for
-- is_complete  flag    answered to the end
-- is_counted   flag    figures count it: complete, or by the rule of all
select
    c.slice,
    r.survey_id,
    r.response_id,
    r.customer_id,
    c.name,
    r.day,
    r.is_complete,
    r.is_complete or :responses = 'all' as is_counted
from response_records as r
inner join selected_customers_or_unknown as c on r.customer_id = c.customer_id
inner join comparisons as p on p.look = 'value' and r.day between p.from_on and p.to_on
