-- The chosen customers by who looks after them on the last day, and how often they were contacted in those days.
--
-- grain:          one row per chosen customer and person
-- key:            customer_id, employee_id
-- uses:           selection/selected_customers, funnel/steps/assigned_employees, staging/contact_records
-- uses:           funnel/steps/coverage_period
-- slice           text    the value of the field that splits the result
-- employee_id     text    the person; empty where there is none
-- employee        text    the person's name, Unknown where there is nobody
-- branch          text    the person's branch, Unknown where not on record
-- customer_id     text    the customer
-- name            text    the customer's name
-- attempts        count   contacts and attempts, whoever made them
-- is_reached      flag    one of them reached the customer
-- last_contact_on date    the latest of them
with tried as (
    select
        c.customer_id,
        count(*) as attempts,
        max(case when c.result = 'reached' then 1 else 0 end) as reached,
        max(c.day) as last_contact_on
    from contact_records as c
    inner join coverage_period as d on c.day between d.from_on and d.to_on
    group by c.customer_id
)

select
    c.slice,
    a.employee_id,
    a.employee,
    a.branch,
    c.customer_id,
    c.name,
    coalesce(t.attempts, 0) as attempts,
    coalesce(t.reached, 0) = 1 as is_reached,
    t.last_contact_on
from selected_customers as c
inner join assigned_employees as a on c.customer_id = a.customer_id and a.look = 'closing'
left join tried as t on c.customer_id = t.customer_id
