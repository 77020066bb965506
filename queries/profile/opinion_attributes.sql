-- What each customer said last about satisfaction and recommendation.
--
-- grain:        one row per customer on record
-- key:          customer_id
-- uses:         staging/scored_answers, staging/customer_ids
-- materialized: yes
-- ordered_by:   customer_id
-- customer_id   text                 the customer's key
-- satisfaction  score  Satisfaction  the latest answer on satisfaction, on 0 to 100
-- nps           score  NPS           the latest answer on recommendation, 0 to 10
-- answered_on   date   Answered on   the day of the later of the two
with said as (
    select
        customer_id,
        role,
        day,
        case role when 'csat' then index_score else score end as answer,
        row_number() over (
            partition by customer_id, role
            order by answered_at desc, survey_id desc, response_id desc, question_id asc
        ) as recent
    from scored_answers
    where role in ('csat', 'nps')
),

latest as (
    select
        customer_id,
        max(case when role = 'csat' then answer end) as satisfaction,
        max(case when role = 'nps' then answer end) as nps,
        max(day) as answered_on
    from said
    where recent = 1
    group by customer_id
)

select
    c.customer_id,
    l.satisfaction,
    l.nps,
    l.answered_on
from customer_ids as c
left join latest as l on c.customer_id = l.customer_id
