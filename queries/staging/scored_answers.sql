-- Scored answers up to as_of, of complete responses or by the rule of all; blank and skipped ones are no scores.
--
-- grain:       one row per answer with a score
-- uses:        staging/response_records
-- survey_id    text    the survey
-- response_id  text    the response
-- question_id  text    the question
-- customer_id  text    the respondent; empty while anonymous or not on record
-- day          date    the day of the response
-- answered_at  time    its moment
-- role         text    what the question measures
-- score        score   the score as given
-- index_score  score   the score on 0 to 100, empty where the scale is unknown
-- is_satisfied flag    at the top: two of 5 or 7 points, 8 and more of 10 or 11, else the top 40 %, at least the best
select
    a.survey_id,
    a.response_id,
    a.question_id,
    r.customer_id,
    r.day,
    r.answered_at,
    q.role,
    a.score,
    case
        when q.scale_max > q.scale_min
            then cast(a.score - q.scale_min as double) / nullif(q.scale_max - q.scale_min, 0) * 100
    end as index_score,
    case
        when not coalesce(q.scale_max > q.scale_min, false) then null
        when q.scale_max - q.scale_min in (4, 6) then a.score >= q.scale_max - 1
        when q.scale_max = 10 and q.scale_min in (0, 1) then a.score >= 8
        else a.score > q.scale_max - greatest(floor(0.4 * (q.scale_max - q.scale_min + 1)), 1)
    end as is_satisfied
from survey_answers as a
inner join survey_questions as q on a.survey_id = q.survey_id and a.question_id = q.question_id
inner join response_records as r on a.survey_id = r.survey_id and a.response_id = r.response_id
where
    a.score is not null
    and r.day <= :as_of
    and (:responses = 'all' or r.is_complete)
