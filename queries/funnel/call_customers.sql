-- Where each chosen customer stands with the day's calls: on a list, done, agreed for later, waiting, not to be called.
--
-- grain:           one row per chosen customer
-- key:             customer_id
-- uses:            funnel/steps/call_list_ranking, funnel/steps/call_signals
-- subject:         deals
-- employee         text  Who                   who is to call, Unknown where nobody looks after the customer
-- standing         text  Where it stands       on_list, done_today, agreed_later, waiting, without_consent or archived
-- customer_id      text  Customer              the customer
-- name             text  Name                  the customer's name
-- reason           text  Reason                what speaks first for a call
-- last_contact_on  date  Last contact          the latest contact that was not an attempt only
-- next_on          date  Next contact          the day agreed for the next one
-- is_tried         flag  Tried today           contacted or tried today
-- employee_id      text  Number of the person  the person's key
select
    p.employee,
    p.standing,
    p.customer_id,
    h.name,
    p.reason,
    h.last_contact_on,
    coalesce(h.later_on, h.agreed_on) as next_on,
    h.is_tried,
    p.employee_id
from call_list_ranking as p
inner join call_signals as h on p.customer_id = h.customer_id
order by employee asc, employee_id asc, standing asc, p.place asc
