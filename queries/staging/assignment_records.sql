-- Who looks after which customer, from when to when.
--
-- grain:      one row per customer, employee and first day
-- customer_id text    the customer
-- employee_id text    who looks after it
-- from_on     date    first day
-- to_on       date    last day, empty while it lasts
select
    customer_id,
    employee_id,
    from_on,
    to_on
from assignments
