-- How far each person is with the day's calls, and where everybody stands who is not on the list.
--
-- grain:           one row per person who is to call somebody; the standings add up to all chosen customers
-- uses:            funnel/steps/call_list_ranking
-- subject:         deals
-- employee         text   Who                   who is to call, Unknown where nobody looks after the customers
-- customers        count  Customers             chosen customers whom the person would call
-- on_list          count  On today's list       still on today's list
-- tried_today      count  Tried today           of those, tried today and not reached
-- done_today       count  Answered today        answered today: reached, or refused
-- agreed_later     count  Another day agreed    a later day is agreed
-- waiting          count  Waiting               beyond the day's limit
-- without_consent  count  Without consent       did not agree to be contacted
-- archived         count  Archived              put away
-- employee_id      text   Number of the person  the person's key
select
    p.employee,
    count(*) as customers,
    sum(case when p.standing = 'on_list' then 1 else 0 end) as on_list,
    sum(case when p.standing = 'on_list' and p.is_tried then 1 else 0 end) as tried_today,
    sum(case when p.standing = 'done_today' then 1 else 0 end) as done_today,
    sum(case when p.standing = 'agreed_later' then 1 else 0 end) as agreed_later,
    sum(case when p.standing = 'waiting' then 1 else 0 end) as waiting,
    sum(case when p.standing = 'without_consent' then 1 else 0 end) as without_consent,
    sum(case when p.standing = 'archived' then 1 else 0 end) as archived,
    p.employee_id
from call_list_ranking as p
group by p.employee, p.employee_id
order by p.employee asc, p.employee_id asc
