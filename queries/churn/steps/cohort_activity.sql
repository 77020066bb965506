-- What the members of each cohort bought in each month of the period.
--
-- grain:      one row per member and month with a sale or return
-- uses:       churn/steps/cohort_members, activity/daily_sales, activity/purchase_days, periods/months
-- customer_id text    the customer
-- slice     text    the value of the field that splits the result
-- cohort      date    first day of the month of the first purchase
-- month       date    first day of the month
-- is_buyer    flag    the month has a purchase, not only returns
-- revenue     money   net revenue of the month
select
    e.customer_id,
    e.slice,
    e.cohort,
    m.month,
    count(d.day) > 0 as is_buyer,
    sum(s.amount) as revenue
from cohort_members as e
inner join daily_sales as s on e.customer_id = s.customer_id
inner join months as m on m.look = 'value' and s.day between m.first_day and m.last_day
left join purchase_days as d on s.customer_id = d.customer_id and s.day = d.day
group by e.customer_id, e.slice, e.cohort, m.month
