-- What may contradict itself about each chosen customer, side by side.
--
-- grain:         one row per chosen customer
-- key:           customer_id
-- uses:          selection/selected_customer_attributes, activity/typical_gaps, staging/manual_calls
-- uses:          customers/steps/overdue_replies, rules/tiers
-- customer_id    text    the customer
-- name           text    the customer's name
-- tier           text    value tier
-- is_top         flag    one of the highest tiers (rule top_tiers)
-- nps            score   the latest answer on recommendation
-- answered_on    date    the day of the latest answer
-- silent_days    days    from the last purchase to as_of
-- usual_days     days    the customer's usual gap; empty below as many purchases as a rhythm needs
-- is_buying      flag    bought within the churn window
-- status         text    active, dormant or archived
-- last_on        date    last purchase
-- consent        flag    agreed to be contacted
-- because        text    why the customer is on the call list by hand; empty where not
-- case_id        text    the case whose promised reply is overdue longest
-- promised_on    date    the day until which it was promised
-- overdue_amount money   what is overdue
-- overdue_days   days    since when
-- stage          count   highest stage of the open deals
-- contract       text    none, running or expired
-- contract_ends_on date  its last day
-- next_on        date    the day agreed for the next contact
select
    a.customer_id,
    a.name,
    a.tier,
    coalesce(t.position <= :top_tiers, false) as is_top,
    a.nps,
    a.answered_on,
    a.silent_days,
    case when a.all_orders >= :warning_purchases then u.usual_days end as usual_days,
    coalesce(a.silent_days <= :churn_window_days, false) as is_buying,
    a.status,
    a.last_on,
    a.consent,
    h.because,
    l.case_id,
    l.promised_on,
    a.overdue_amount,
    a.overdue_days,
    a.stage,
    a.contract,
    a.contract_ends_on,
    a.next_on
from selected_customer_attributes as a
left join tiers as t on a.tier = t.tier
left join typical_gaps as u on a.customer_id = u.customer_id
left join manual_calls as h on a.customer_id = h.customer_id
left join overdue_replies as l on a.customer_id = l.customer_id
