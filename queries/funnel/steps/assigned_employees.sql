-- Who looks after each customer now and on the period's last day: by assignment, else whom the customer names.
--
-- grain:      one row per look, customer and person; where nobody looks after the customer one with an empty person
-- uses:       periods/as_of_dates, staging/employee_labels, staging/branch_labels, staging/assignment_records
-- uses:       staging/customer_records
-- look        text    now or closing
-- customer_id text    the customer
-- employee_id text    the person; empty where there is none
-- employee    text    the person's name, the key where none is on record, Unknown where there is nobody
-- branch      text    the person's branch, Unknown where not on record
-- is_main     flag    of several persons the one assigned last
with covering as (
    select
        k.look,
        a.customer_id,
        a.employee_id,
        row_number() over (
            partition by k.look, a.customer_id
            order by max(a.from_on) desc, a.employee_id asc
        ) as place
    from as_of_dates as k
    inner join assignment_records as a on k.on_day >= a.from_on and (a.to_on is null or k.on_day <= a.to_on)
    where k.look in ('now', 'closing')
    group by k.look, a.customer_id, a.employee_id
),

held as (
    select
        k.look,
        c.customer_id,
        coalesce(v.employee_id, c.owner_id, '') as employee_id,
        coalesce(v.place, 1) = 1 as is_main
    from as_of_dates as k
    cross join customer_records as c
    left join covering as v on k.look = v.look and c.customer_id = v.customer_id
    where k.look in ('now', 'closing')
)

select
    h.look,
    h.customer_id,
    h.employee_id,
    coalesce(o.owner, nullif(h.employee_id, ''), 'Unknown') as employee,
    coalesce(b.branch, 'Unknown') as branch,
    h.is_main
from held as h
left join employee_labels as o on h.employee_id = o.owner_id
left join branch_labels as b on o.branch_id = b.branch_id
