-- How many counted responses of the period had each question before them, answered or not.
--
-- grain:       one row per slice and question
-- uses:        satisfaction/steps/period_responses, staging/question_records
-- slice        text    the value of the field that splits the result
-- question_key text    the same for one question in all surveys
-- asked        count   responses of the surveys that ask it
select
    r.slice,
    q.question_key,
    count(*) as asked
from period_responses as r
inner join question_records as q on r.survey_id = q.survey_id
where r.is_counted
group by r.slice, q.question_key
