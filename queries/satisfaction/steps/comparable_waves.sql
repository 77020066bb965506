-- For each wave or month the latest earlier one in which a figure comes from the very same questions.
--
-- grain:      one row per wave or month and figure that has such a one
-- uses:       satisfaction/steps/grouped_answers, staging/question_records, satisfaction/steps/survey_waves
-- part        text    the survey, or the first day of the month
-- metric      text    the figure
-- before      text    the earlier one
with asked as (
    select distinct
        a.part,
        a.metric,
        q.question_key
    from grouped_answers as a
    inner join question_records as q on a.survey_id = q.survey_id and a.question_id = q.question_id
    where a.cut in ('shown', 'earlier')
),

sized as (
    select
        k.part,
        k.metric,
        p.started_on,
        count(*) as questions
    from asked as k
    inner join survey_waves as p on k.part = p.part
    group by k.part, k.metric, p.started_on
),

shared as (
    select
        l.part,
        l.metric,
        e.part as before,
        row_number() over (partition by l.part, l.metric order by e.started_on desc, e.part desc) as recent
    from sized as l
    inner join sized as e on l.metric = e.metric and l.questions = e.questions
    inner join asked as k on l.part = k.part and l.metric = k.metric
    inner join asked as b on e.part = b.part and e.metric = b.metric and k.question_key = b.question_key
    where e.started_on < l.started_on or (e.started_on = l.started_on and e.part < l.part)
    group by l.part, l.metric, l.questions, e.part, e.started_on
    having count(*) = l.questions
)

select
    part,
    metric,
    before
from shared
where recent = 1
