-- Answers of known customers up to as_of with their question, scored or in words; blank ones left out.
--
-- grain:        one row per answer
-- uses:         staging/response_records, staging/survey_labels
-- customer_id   text    the respondent
-- answered_on   date    the day of the response
-- survey        text    the survey's name
-- position      count   the question's place in the survey
-- wording       text    the question
-- role          text    what the question measures
-- score         score   as given, on the question's own scale
-- scale_max     score   the highest score of the scale
-- text          text    the answer in words
-- response_id   text    the response
select
    r.customer_id,
    r.day as answered_on,
    l.survey,
    q.position,
    coalesce(nullif(q.wording, ''), q.question_id) as wording,
    q.role,
    a.score,
    q.scale_max,
    coalesce(nullif(a.text, ''), nullif(a.option, '')) as text,
    a.response_id
from survey_answers as a
inner join survey_questions as q on a.survey_id = q.survey_id and a.question_id = q.question_id
inner join response_records as r on a.survey_id = r.survey_id and a.response_id = r.response_id
inner join survey_labels as l on a.survey_id = l.survey_id
where
    r.customer_id <> ''
    and r.day <= :as_of
    and (a.score is not null or coalesce(nullif(a.text, ''), nullif(a.option, '')) is not null)
