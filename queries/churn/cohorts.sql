-- Customers by the month of their first purchase, and how many of them bought again in each month after it.
--
-- grain:         one row per cohort and month up to the end of the period, months without buyers included
-- uses:          churn/steps/cohort_members, churn/steps/cohort_activity, periods/months
-- adds_up:       customers, active, revenue
-- slice          text                  the value of the field that splits the result
-- cohort         date   Cohort         first day of the month of the first purchase
-- months_since   count  Months since   months after that month, 0 for itself
-- customers      count  Customers      customers of the cohort
-- active         count  Active         those with a purchase in the month
-- active_ratio   ratio  Active, share  active / customers
-- revenue        money  Revenue        their net revenue in the month
-- is_unfinished  flag   Unfinished     the month was not over on the last day looked at
with sizes as (
    select
        slice,
        cohort,
        count(*) as customers
    from cohort_members
    group by slice, cohort
),

activity as (
    select
        slice,
        cohort,
        month,
        count(case when is_buyer then 1 end) as active,
        sum(revenue) as revenue
    from cohort_activity
    group by slice, cohort, month
)

select
    z.slice,
    z.cohort,
    date_diff('month', z.cohort, m.month) as months_since,
    z.customers,
    coalesce(a.active, 0) as active,
    cast(coalesce(a.active, 0) as double) / z.customers as active_ratio,
    coalesce(a.revenue, 0) as revenue,
    m.is_unfinished
from sizes as z
inner join months as m on m.look = 'value' and z.cohort <= m.month
left join activity as a on z.slice = a.slice and z.cohort = a.cohort and m.month = a.month
order by z.slice, z.cohort, m.month
