-- The customer's service cases as they stood at as_of, the latest first.
--
-- grain:             one row per case opened up to as_of
-- uses:              staging/case_records, selection/selected_customers
-- customer_id        text  Customer        the customer
-- opened_at          time  Opened          when it reached us
-- kind_of_case       text  Kind of case    what kind of case
-- category           text  Category        what it is about
-- severity           text  Severity        how serious it is
-- case_state         text  State           open, late (the promised answer is overdue), resolved or closed
-- promised_at        time  Promised until  until when an answer was promised
-- first_response_at  time  First answered  when we first answered
-- resolved_at        time  Solved          when it was solved
-- case_id            text  Case            the case
select
    k.customer_id,
    k.opened_at,
    k.kind_of_case,
    k.category,
    k.severity,
    k.case_state,
    k.promised_at,
    k.first_response_at,
    k.resolved_at,
    k.case_id
from case_records as k
inner join selected_customers as c on k.customer_id = c.customer_id
order by opened_at desc, case_id desc
