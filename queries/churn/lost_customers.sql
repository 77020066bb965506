-- The customers lost in the period, each with the revenue of the year before.
--
-- grain:            one row per churn event
-- uses:             churn/steps/churn_events, churn/steps/churn_event_reasons, activity/daily_sales
-- slice             text                  the value of the field that splits the result
-- customer_id       text   Customer       the customer
-- name              text   Name           the customer's name
-- churned_on        date   Churned on     the day the silence grew longer than the churn window
-- last_purchase_on  date   Last purchase  the last purchase day, or last day under contract
-- amount            money  Amount         net revenue of the 365 days before the churn day
-- reason            text   Reason         the reason on record, Unknown without one
-- won_back_on       date   Won back on    the day of return, empty while there is none
with lost_revenue as (
    select
        e.customer_id,
        e.churned_on,
        sum(s.amount) as amount
    from churn_events as e
    inner join daily_sales as s
        on e.customer_id = s.customer_id and s.day between e.churned_on - 365 and e.churned_on - 1
    group by e.customer_id, e.churned_on
)

select
    e.slice,
    e.customer_id,
    e.name,
    e.churned_on,
    e.last_on as last_purchase_on,
    coalesce(r.amount, 0) as amount,
    g.reason,
    e.next_on as won_back_on
from churn_events as e
inner join churn_event_reasons as g on e.customer_id = g.customer_id and e.churned_on = g.churned_on
left join lost_revenue as r on e.customer_id = r.customer_id and e.churned_on = r.churned_on
order by e.churned_on desc, e.customer_id asc
