-- Responses with the day they count for: when they were sent, else when the survey closed, else when it opened.
--
-- grain:       one row per response
-- survey_id    text    the survey
-- response_id  text    the response
-- customer_id  text    the respondent; empty while anonymous or not on record
-- day          date    the day it counts for; empty where neither it nor its survey is dated
-- answered_at  time    its moment
-- is_complete  flag    answered to the end
select
    r.survey_id,
    r.response_id,
    coalesce(c.customer_id, '') as customer_id,
    cast(coalesce(r.submitted_at, cast(s.closed_on as timestamp), cast(s.opened_on as timestamp)) as date) as day,
    coalesce(r.submitted_at, cast(s.closed_on as timestamp), cast(s.opened_on as timestamp)) as answered_at,
    coalesce(r.is_complete, false) as is_complete
from survey_responses as r
left join surveys as s on r.survey_id = s.survey_id
left join customers as c on r.customer_id = c.customer_id
