-- Customers put on a call list by hand who have not answered since, and whose day has come: the day named, or that on
-- which they were put there, for what was meant for at once is due also where the data is older than the wish.
--
-- grain:      one row per customer
-- uses:       staging/contact_records
-- customer_id text    the customer
-- employee_id text    who is to call; empty for whoever looks after the customer
-- because     text    why
with answered as (
    select
        customer_id,
        max(at) as at
    from contact_records
    where result in ('reached', 'refused')
    group by customer_id
),

due as (
    select
        k.customer_id,
        coalesce(k.employee_id, '') as employee_id,
        k.because,
        row_number() over (partition by k.customer_id order by k.due_on asc, k.employee_id asc) as place
    from app_calls as k
    left join answered as a on k.customer_id = a.customer_id
    where
        (k.due_on is null or k.due_on <= :as_of or k.due_on <= cast(k.at as date))
        and (a.at is null or k.at is null or a.at <= k.at)
)

select
    customer_id,
    employee_id,
    because
from due
where place = 1
