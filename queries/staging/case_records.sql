-- Service cases as they stood at the end of as_of: what happened later has not happened yet.
--
-- grain:            one row per case opened up to as_of
-- case_id           text    the case
-- customer_id       text    the customer
-- opened_at         time    when it reached us
-- kind_of_case      text    what kind of case
-- category          text    what it is about
-- severity          text    how serious it is
-- promised_at       time    until when an answer was promised
-- first_response_at time    when we first answered, by as_of
-- resolved_at       time    when it was solved, by as_of
-- case_state        text    open, late (the promised answer is overdue), resolved or closed
with seen as (
    select
        case_id,
        customer_id,
        opened_at,
        kind as kind_of_case,
        category,
        level as severity,
        promised_at,
        case when cast(first_response_at as date) <= :as_of then first_response_at end as first_response_at,
        case when cast(resolved_at as date) <= :as_of then resolved_at end as resolved_at,
        case when cast(closed_at as date) <= :as_of then closed_at end as closed_at
    from service_cases
    where cast(opened_at as date) <= :as_of
)

select
    case_id,
    customer_id,
    opened_at,
    kind_of_case,
    category,
    severity,
    promised_at,
    first_response_at,
    resolved_at,
    case
        when closed_at is not null then 'closed'
        when resolved_at is not null then 'resolved'
        when first_response_at is null and cast(promised_at as date) < :as_of then 'late'
        else 'open'
    end as case_state
from seen
