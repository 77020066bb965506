-- Answers on satisfaction and recommendation as the figures count them.
--
-- grain:       one row per figure and scored answer of its role on a known scale
-- uses:        staging/scored_answers, rules/satisfaction_figures
-- metric       text    satisfied_ratio, nps or index
-- survey_id    text    the survey
-- response_id  text    the response
-- question_id  text    the question
-- customer_id  text    the respondent; empty while anonymous or not on record
-- day          date    the day of the response
-- answered_at  time    its moment
-- score        score   the score as given
-- is_satisfied flag    among the top answers of its scale
-- verdict      text    satisfied or not_satisfied; promoter (9 and 10), passive or detractor (0 to 6)
-- points       score   1 for satisfied; 1 for a promoter, -1 for a detractor; the score on 0 to 100 for the index
select
    h.metric,
    a.survey_id,
    a.response_id,
    a.question_id,
    a.customer_id,
    a.day,
    a.answered_at,
    a.score,
    a.is_satisfied,
    case
        when h.metric <> 'nps' then case when a.is_satisfied then 'satisfied' else 'not_satisfied' end
        when a.score >= 9 then 'promoter'
        when a.score <= 6 then 'detractor'
        else 'passive'
    end as verdict,
    case
        when h.metric = 'index' then a.index_score
        when h.metric = 'satisfied_ratio' then case when a.is_satisfied then 1 else 0 end
        when a.score >= 9 then 1
        when a.score <= 6 then -1
        else 0
    end as points
from scored_answers as a
inner join satisfaction_figures as h on a.role = h.role
where h.metric = 'nps' or a.is_satisfied is not null
