-- How many of the chosen customers became active, came back and were lost on each day.
--
-- grain:   one row per slice and day with an event
-- uses:    activity/activity_events, selection/selected_customers
-- slice  text    the value of the field that splits the result
-- day      date    the day
-- new      count   first purchases ever
-- won_back count   win-back events
-- churned  count   churn events
select
    c.slice,
    e.day,
    count(case when e.event = 'new' then 1 end) as new,
    count(case when e.event = 'won_back' then 1 end) as won_back,
    count(case when e.event = 'churned' then 1 end) as churned
from activity_events as e
inner join selected_customers as c on e.customer_id = c.customer_id
group by c.slice, e.day
