-- The latest satisfaction that each customer expressed by the days looked at.
--
-- grain:      one row per look and customer with a scored satisfaction answer
-- uses:       periods/as_of_dates, staging/scored_answers
-- look        text    now, opening or closing
-- customer_id text    the customer
-- index_score score   the answer on 0 to 100
with said as (
    select
        k.look,
        a.customer_id,
        a.index_score,
        row_number() over (
            partition by k.look, a.customer_id
            order by a.answered_at desc, a.survey_id desc, a.response_id desc, a.question_id asc
        ) as recent
    from as_of_dates as k
    inner join scored_answers as a on k.on_day >= a.day and a.role = 'csat'
)

select
    look,
    customer_id,
    index_score
from said
where recent = 1
