-- The responses behind the counts of each survey, the latest first.
--
-- grain:       one row per response of the period
-- uses:        satisfaction/steps/period_responses, staging/survey_labels
-- subject:     responses
-- slice        text                       the value of the field that splits the result
-- survey_id    text  Survey               the survey
-- survey       text  Survey               its name
-- response_id  text  Response             the response
-- respondent   text  Respondent           the customer, empty while anonymous
-- name         text  Name                 the customer's name, Unknown while anonymous
-- answered_on  date  Answered on          the day it counts for
-- is_complete  flag  Answered to the end  answered to the end
-- is_matched   flag  Customer known       from a customer on record
select
    r.slice,
    r.survey_id,
    s.survey,
    r.response_id,
    r.customer_id as respondent,
    r.name,
    r.day as answered_on,
    r.is_complete,
    r.customer_id <> '' as is_matched
from period_responses as r
inner join survey_labels as s on r.survey_id = s.survey_id
order by answered_on desc, survey_id asc, response_id asc
