-- What each customer owes, and what there is to settle.
--
-- grain:          one row per customer on record
-- key:            customer_id
-- uses:           staging/customer_ids, staging/invoices, staging/case_records
-- materialized:   yes
-- ordered_by:     customer_id
-- customer_id     text                            the customer's key
-- open_cases      count  Open cases               service cases open at as_of
-- cases           count  Cases, 12 months         service cases opened in the 365 days to as_of
-- owed_amount     money  Owed                     what is not paid of the invoices issued by as_of
-- overdue_amount  money  Overdue                  what of it was due before as_of
-- overdue_days    days   Days overdue             since the oldest such day
-- invoices_due    count  Invoices due, 12 months  invoices that fell due in the 365 days before as_of
-- invoices_late   count  Invoices paid late       those of them that were paid late, or are not paid
-- late_ratio      ratio  Late invoices, share     invoices_late ÷ invoices_due, empty without one due
with facts as (
    select
        customer_id,
        0 as open_cases, 0 as cases,
        greatest(amount - paid, 0) as owed,
        case when due_on < :as_of then greatest(amount - paid, 0) else 0 end as overdue,
        case when due_on < :as_of and amount > paid then due_on end as overdue_on,
        case when due_on < :as_of and due_on >= cast(:as_of as date) - 365 then 1 else 0 end as is_due,
        case when amount > paid or paid_on > due_on then 1 else 0 end as is_late
    from invoices
    union all
    select
        customer_id,
        case when case_state in ('closed', 'resolved') then 0 else 1 end as open_cases,
        case when cast(opened_at as date) > cast(:as_of as date) - 365 then 1 else 0 end as cases,
        0 as owed, 0 as overdue, null as overdue_on, 0 as is_due, 0 as is_late
    from case_records
),

summed as (
    select
        customer_id, sum(open_cases) as open_cases, sum(cases) as cases,
        sum(owed) as owed, sum(overdue) as overdue, min(overdue_on) as overdue_on,
        sum(is_due) as due, sum(is_due * is_late) as late
    from facts
    group by customer_id
)

select
    c.customer_id, coalesce(s.open_cases, 0) as open_cases, coalesce(s.cases, 0) as cases,
    coalesce(s.owed, 0) as owed_amount, coalesce(s.overdue, 0) as overdue_amount,
    date_diff('day', s.overdue_on, cast(:as_of as date)) as overdue_days,
    coalesce(s.due, 0) as invoices_due, coalesce(s.late, 0) as invoices_late,
    cast(s.late as double) / nullif(s.due, 0) as late_ratio
from customer_ids as c
left join summed as s on c.customer_id = s.customer_id
