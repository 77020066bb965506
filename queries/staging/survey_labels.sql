-- Surveys by name, with their days and how many were asked.
--
-- grain:      one row per survey, also of those that only responses name
-- uses:       staging/response_records
-- survey_id   text    the survey
-- survey      text    its name, its number where it has none
-- opened_on   date    its first day
-- closed_on   date    its last day
-- invited     count   how many were asked; empty while unknown
with named as (
    select distinct survey_id from response_records
    union
    select survey_id from surveys
)

select
    n.survey_id,
    coalesce(nullif(s.name, ''), n.survey_id) as survey,
    s.opened_on,
    s.closed_on,
    s.invited
from named as n
left join surveys as s on n.survey_id = s.survey_id
