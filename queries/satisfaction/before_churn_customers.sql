-- The customers behind the share lost after they told how satisfied they were, the latest answer first.
--
-- grain:       one row per figure and customer
-- uses:        satisfaction/steps/churn_after_answer
-- subject:     responses
-- slice        text                    the value of the field that splits the result
-- metric       text   Figure           nps or satisfied_ratio
-- verdict      text   Verdict          promoter, passive or detractor; satisfied or not_satisfied
-- customer_id  text   Customer         the customer
-- name         text   Name             the customer's name
-- said_on      date   Said on          the day of the answer
-- score        score  Score            the answer as given
-- is_churned   flag   Lost afterwards  lost within the days of the rule before_churn_days
-- churned_on   date   Churned on       the day of the churn event, empty where there was none
-- days_until   days   Days until then  from the answer to it
select
    slice,
    metric,
    verdict,
    customer_id,
    name,
    said_on,
    score,
    churned_on is not null as is_churned,
    churned_on,
    date_diff('day', said_on, churned_on) as days_until
from churn_after_answer
order by said_on desc, customer_id asc, metric asc
