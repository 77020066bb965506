-- Questions of all surveys; those of equal wording (case and blanks aside), role and scale are one question.
--
-- grain:       one row per survey and question
-- survey_id    text    the survey
-- question_id  text    the question
-- role         text    what it measures
-- dimension    text    of which dimension
-- item         text    pairs expectation with perception, functional with dysfunctional
-- weight       score   its weight, where given
-- scale_min    score   lowest possible score
-- scale_max    score   highest possible score
-- question_key text    the same for one question in all surveys
-- question     text    its number in the latest survey
-- wording      text    its wording there
with keyed as (
    select
        q.*,
        s.opened_on,
        q.role || '|' || coalesce(
            nullif(replace(replace(replace(lower(q.wording), ' ', ''), chr(12288), ''), chr(10), ''), ''), q.question_id
        ) || '|' || coalesce(cast(q.scale_min as varchar), '') || '|' || coalesce(cast(q.scale_max as varchar), '')
            as question_key
    from survey_questions as q
    left join surveys as s on q.survey_id = s.survey_id
),

ordered as (
    select
        question_key,
        question_id,
        wording,
        row_number() over (
            partition by question_key
            order by opened_on desc nulls last, survey_id desc, position asc, question_id asc
        ) as recent
    from keyed
)

select
    k.survey_id,
    k.question_id,
    k.role,
    nullif(k.dimension, '') as dimension,
    nullif(k.item, '') as item,
    k.weight,
    k.scale_min,
    k.scale_max,
    k.question_key,
    o.question_id as question,
    coalesce(nullif(o.wording, ''), o.question_id) as wording
from keyed as k
inner join ordered as o on k.question_key = o.question_key and o.recent = 1
