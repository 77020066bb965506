-- Net revenue of each month, and what customers won back brought.
--
-- grain:             one row per month of the period
-- uses:              activity/daily_sales, selection/selected_customers_or_unknown, periods/months
-- uses:              activity/activity_events, selection/slice_values
-- adds_up:           revenue, recovered_revenue
-- slice              text                      the value of the field that splits the result
-- month              date   Month              first day of the calendar month
-- revenue            money  Revenue            net revenue
-- recovered_revenue  money  Recovered revenue  that of customers won back in the month
-- is_unfinished      flag   Unfinished         the month was not over on the last day looked at
with returned as (
    select distinct
        m.month,
        e.customer_id
    from activity_events as e
    inner join months as m on m.look = 'value' and e.day between m.first_day and m.last_day
    where e.event = 'won_back'
),

sold as (
    select
        c.slice,
        m.month,
        s.amount,
        r.customer_id is not null as is_returned
    from daily_sales as s
    inner join months as m on m.look = 'value' and s.day between m.first_day and m.last_day
    inner join selected_customers_or_unknown as c on s.customer_id = c.customer_id
    left join returned as r on m.month = r.month and s.customer_id = r.customer_id
),

slices_found as (
    select slice from slice_values
    union
    select slice from sold
)

select
    l.slice,
    m.month,
    coalesce(sum(s.amount), 0) as revenue,
    coalesce(sum(case when s.is_returned then s.amount end), 0) as recovered_revenue,
    m.is_unfinished
from slices_found as l
inner join months as m on m.look = 'value'
left join sold as s on l.slice = s.slice and m.month = s.month
group by l.slice, m.month, m.is_unfinished
order by l.slice, m.month
