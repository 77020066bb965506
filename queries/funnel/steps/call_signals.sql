-- What speaks for calling each chosen customer, what against it, and who would call.
--
-- grain:           one row per chosen customer
-- key:             customer_id
-- uses:            selection/selected_customers, funnel/steps/assigned_employees, funnel/steps/open_deal_summaries
-- uses:            staging/manual_calls, funnel/steps/contract_statuses, funnel/steps/contact_dates
-- uses:            staging/customer_records
-- materialized: yes
-- customer_id      text    the customer
-- name             text    the customer's name
-- employee_id      text    named by hand, else who looks after the customer, else who works on the furthest deal
-- obstacle         text    archived, without_consent, or agreed_later for a day to come; empty where nothing is against
-- because          text    why the customer was put on the list by hand; empty where it was not said
-- is_by_hand       flag    put on the list by hand
-- is_closing       flag    an open deal stands at stage 4 or 5
-- is_likely        flag    intention good or very likely
-- is_due           flag    the contract expired, or ends within 30 days (rule contract_due_days)
-- is_agreed        flag    the day agreed for another contact has come
-- stage            count   the furthest stage of the open deals
-- intention        score   their highest intention
-- amount           money   their expected amount
-- contract_state   text    where the contract stands
-- contract_ends_on date    its last day
-- before_on        date    latest contact or attempt before as_of
-- last_tried_on    date    the same, as_of included
-- last_contact_on  date    the latest that was not an attempt only
-- agreed_on        date    the day agreed before as_of
-- later_on         date    the day agreed on as_of
-- is_tried         flag    contacted or tried on as_of
-- is_answered      flag    answered on as_of
select
    c.customer_id,
    c.name,
    coalesce(nullif(h.employee_id, ''), nullif(a.employee_id, ''), d.owner_id, '') as employee_id,
    case
        when u.status = 'archived' then 'archived'
        when not u.consent then 'without_consent'
        when h.customer_id is null and t.agreed_on > :as_of then 'agreed_later'
        else ''
    end as obstacle,
    coalesce(h.because, '') as because,
    h.customer_id is not null as is_by_hand,
    coalesce(d.is_closing, false) as is_closing,
    coalesce(d.intention >= 4, false) as is_likely,
    coalesce(k.days_left <= :contract_due_days, false) as is_due,
    coalesce(t.agreed_on <= :as_of, false) as is_agreed,
    d.stage, d.intention, d.amount, k.contract_state,
    k.ends_on as contract_ends_on,
    t.before_on,
    t.last_tried_on,
    t.last_contact_on,
    t.agreed_on,
    t.later_on,
    coalesce(t.is_tried, false) as is_tried,
    coalesce(t.is_answered, false) as is_answered
from selected_customers as c
inner join customer_records as u on c.customer_id = u.customer_id
inner join assigned_employees as a on c.customer_id = a.customer_id and a.look = 'now' and a.is_main
inner join contract_statuses as k on c.customer_id = k.customer_id
left join open_deal_summaries as d on c.customer_id = d.customer_id
left join manual_calls as h on c.customer_id = h.customer_id
left join contact_dates as t on c.customer_id = t.customer_id
