-- How closely the answers to a question go along with overall satisfaction in the same response.
--
-- grain:       one row per slice and question whose answers and whose respondents' satisfaction vary
-- uses:        satisfaction/steps/period_answers
-- slice        text    the value of the field that splits the result
-- question_key text    the same for one question in all surveys
-- importance   score   correlation of the two, from -1 to 1
-- n            count   responses with both
with overall as (
    select
        slice,
        survey_id,
        response_id,
        coalesce(
            avg(case when role = 'csat' then index_score end), avg(case when role = 'acsi_overall' then index_score end)
        ) / 100 as y
    from period_answers
    where role in ('csat', 'acsi_overall')
    group by slice, survey_id, response_id
),

sums as (
    select
        a.slice,
        a.question_key,
        count(*) as n,
        cast(sum(a.score) as double) / count(*) as x,
        sum(o.y) / count(*) as y,
        cast(sum(a.score * a.score) as double) / count(*) as xx,
        sum(o.y * o.y) / count(*) as yy,
        sum(a.score * o.y) / count(*) as xy
    from period_answers as a
    inner join overall as o on a.slice = o.slice and a.survey_id = o.survey_id and a.response_id = o.response_id
    where o.y is not null and a.role in ('rating', 'effort', 'servqual_perception')
    group by a.slice, a.question_key
)

select
    slice,
    question_key,
    (xy - x * y) / sqrt((xx - x * x) * (yy - y * y)) as importance,
    n
from sums
where xx - x * x > 0.000000001 and yy - y * y > 0.000000001
