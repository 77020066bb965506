-- The customers behind each cell of the cohort table.
--
-- grain:        one row per customer and month with a purchase
-- uses:         churn/steps/cohort_members, churn/steps/cohort_activity, selection/selected_customers
-- slice         text                 the value of the field that splits the result
-- cohort        date   Cohort        first day of the month of the first purchase
-- months_since  count  Months since  months after that month
-- customer_id   text   Customer      the customer
-- name          text   Name          the customer's name
-- first_on      date   First day     the day of the first purchase
-- revenue       money  Revenue       net revenue in the month
select
    a.slice,
    a.cohort,
    date_diff('month', a.cohort, a.month) as months_since,
    a.customer_id,
    c.name,
    e.first_on,
    a.revenue
from cohort_activity as a
inner join cohort_members as e on a.customer_id = e.customer_id
inner join selected_customers as c on a.customer_id = c.customer_id
where a.is_buyer
order by a.slice, a.cohort, a.month, a.customer_id
