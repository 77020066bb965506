-- What the scored questions got in the period; codes of choices and of Kano's questions are no scores.
--
-- grain:       one row per slice and question
-- uses:        satisfaction/steps/period_answers
-- slice        text    the value of the field that splits the result
-- question_key text    the same for one question in all surveys
-- question     text    its number in the latest survey
-- wording      text    its wording there
-- role         text    what it measures
-- dimension    text    of which dimension
-- item         text    what pairs it with others
-- scale_min    score   lowest possible score
-- scale_max    score   highest possible score
-- surveys      count   surveys with an answer
-- n            count   answers
-- mean         score   mean score
-- error        score   its standard error; empty for one answer
-- top2         count   answers among the best of the scale
-- index        score   mean score on 0 to 100
select
    slice,
    question_key,
    question,
    wording,
    role,
    max(dimension) as dimension,
    max(item) as item,
    scale_min,
    scale_max,
    count(distinct survey_id) as surveys,
    count(*) as n,
    cast(sum(score) as double) / count(*) as mean,
    case
        when count(*) > 1
            then sqrt(
                greatest(sum(score * score) - cast(sum(score) as double) * sum(score) / count(*), 0)
                / nullif(count(*) - 1, 0) / count(*)
            )
    end as error,
    case when scale_max > scale_min then count(case when is_satisfied then 1 end) end as top2,
    sum(index_score) / count(*) as index
from period_answers
where role not in ('choice', 'comment', 'kano_functional', 'kano_dysfunctional')
group by slice, question_key, question, wording, role, scale_min, scale_max
