-- What became of active customers after they told how satisfied they were.
--
-- grain:      one row per customer and figure: the latest answer of the period with enough days after it
-- uses:       satisfaction/steps/classified_answers, selection/selected_customers, periods/comparisons
-- uses:       activity/spells
-- slice       text    the value of the field that splits the result
-- metric      text    satisfied_ratio or nps
-- verdict     text    satisfied or not_satisfied; promoter, passive or detractor
-- customer_id text    the customer, active on the day of the answer
-- name        text    the customer's name
-- said_on     date    the day of the answer
-- score       score   the answer as given
-- churned_on  date    the churn event within the days of the rule before_churn_days, empty where there was none
with said as (
    select
        c.slice,
        a.metric,
        a.verdict,
        a.customer_id,
        c.name,
        a.day as said_on,
        a.score,
        s.churned_on,
        row_number() over (
            partition by a.metric, a.customer_id
            order by a.answered_at desc, a.survey_id desc, a.response_id desc, a.question_id asc
        ) as recent
    from classified_answers as a
    inner join selected_customers as c on a.customer_id = c.customer_id
    inner join comparisons as p on p.look = 'value' and a.day between p.from_on and p.to_on
    inner join spells as s on a.customer_id = s.customer_id and a.day >= s.starts_on and a.day < s.churned_on
    where a.metric in ('satisfied_ratio', 'nps') and date_diff('day', a.day, cast(:as_of as date)) >= :before_churn_days
)

select
    slice,
    metric,
    verdict,
    customer_id,
    name,
    said_on,
    score,
    case when date_diff('day', said_on, churned_on) <= :before_churn_days then churned_on end as churned_on
from said
where recent = 1
