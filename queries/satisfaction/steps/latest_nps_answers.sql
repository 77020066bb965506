-- The latest answer on recommendation of each chosen customer in the period.
--
-- grain:      one row per customer on record who gave one
-- uses:       satisfaction/steps/classified_answers, selection/selected_customers, periods/comparisons
-- slice       text    the value of the field that splits the result
-- customer_id text    the customer
-- name        text    the customer's name
-- said_on     date    the day of the answer
-- score       score   the answer, 0 to 10
-- verdict     text    promoter, passive or detractor
-- survey_id   text    the survey
-- response_id text    the response
with said as (
    select
        c.slice,
        a.customer_id,
        c.name,
        a.day as said_on,
        a.score,
        a.verdict,
        a.survey_id,
        a.response_id,
        row_number() over (
            partition by a.customer_id
            order by a.answered_at desc, a.survey_id desc, a.response_id desc, a.question_id asc
        ) as recent
    from classified_answers as a
    inner join selected_customers as c on a.customer_id = c.customer_id
    inner join comparisons as p on p.look = 'value' and a.day between p.from_on and p.to_on
    where a.metric = 'nps'
)

select
    slice,
    customer_id,
    name,
    said_on,
    score,
    verdict,
    survey_id,
    response_id
from said
where recent = 1
