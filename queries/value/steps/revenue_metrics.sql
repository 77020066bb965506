-- Revenue, and revenue of the customers won back, in the period and in those it is compared with.
--
-- grain:      one row per look, slice and figure
-- uses:       value/steps/compared_sales, periods/comparisons, activity/activity_events
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
)

select
    look,
    slice,
    'revenue' as metric,
    sum(revenue) as numerator
from compared_sales
group by look, slice
union all
select
    s.look,
    s.slice,
    'recovered_revenue' as metric,
    sum(s.revenue) as numerator
from compared_sales as s
inner join returned as r on s.look = r.look and s.customer_id = r.customer_id
group by s.look, s.slice
