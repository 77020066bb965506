-- Revenue, and revenue of the customers won back, in the period and in those it is compared with.
--
-- grain:      one row per look, slice and figure
-- uses:       base/daily_sales, base/selected_or_unknown, base/comparisons, base/activity_events
-- look        text    value, previous or last_year
-- slice       text    the value of the field that splits the result
-- metric      text    revenue or recovered_revenue
-- numerator   money   net revenue
with returned as (
    select distinct
        p.look,
        e.customer_id
    from activity_events as e
    inner join comparisons as p on e.day between p.from_on and p.to_on
    where e.event = 'won_back'
),

sold as (
    select
        p.look,
        c.slice,
        s.customer_id,
        sum(s.amount) as revenue
    from daily_sales as s
    inner join comparisons as p on s.day between p.from_on and p.to_on
    inner join selected_or_unknown as c on s.customer_id = c.customer_id
    group by p.look, c.slice, s.customer_id
)

select
    look,
    slice,
    'revenue' as metric,
    sum(revenue) as numerator
from sold
group by look, slice
union all
select
    s.look,
    s.slice,
    'recovered_revenue' as metric,
    sum(s.revenue) as numerator
from sold as s
inner join returned as r on s.look = r.look and s.customer_id = r.customer_id
group by s.look, s.slice
