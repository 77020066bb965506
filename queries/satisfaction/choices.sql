-- What respondents chose in questions of choice, the most frequent option first.
--
-- grain:    one row per question and option that anybody chose
-- uses:     satisfaction/steps/choice_answers
-- adds_up:  chosen
-- subject:  responses
-- slice     text                  the value of the field that splits the result
-- question  text   Question       its number in the latest survey that asks it
-- wording   text   Wording        its wording there
-- option    text   Option         the option
-- chosen    count  Chosen         respondents who chose it
-- n         count  Answers        respondents who chose any option of the question
-- ratio     ratio  Share          chosen / n; where several may be chosen they add up to more than 1
-- low       ratio  Interval from  lower end of its 95 % interval (Wilson)
-- high      ratio  Interval to    upper end of it
with counted as (
    select
        slice,
        question_key,
        question,
        wording,
        option,
        cast(count(*) as double) as chosen
    from choice_answers
    group by slice, question_key, question, wording, option
),

respondents as (
    select
        slice,
        question_key,
        count(*) as n
    from (select distinct slice, question_key, survey_id, response_id from choice_answers) as answered
    group by slice, question_key
)

select
    c.slice,
    c.question,
    c.wording,
    c.option,
    cast(c.chosen as bigint) as chosen,
    r.n,
    c.chosen / r.n as ratio,
    (c.chosen + 1.96 * (0.98 - sqrt(c.chosen * (r.n - c.chosen) / r.n + 0.9604))) / (r.n + 3.8416) as low,
    (c.chosen + 1.96 * (0.98 + sqrt(c.chosen * (r.n - c.chosen) / r.n + 0.9604))) / (r.n + 3.8416) as high
from counted as c
inner join respondents as r on c.slice = r.slice and c.question_key = r.question_key
order by c.slice asc, c.wording asc, c.question asc, chosen desc, c.option asc
