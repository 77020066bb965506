-- What leaving customers said was the reason.
--
-- grain:      one row per customer and moment
-- customer_id text    the customer
-- at          time    when the note was taken
-- reason      text    the reason, of the closed list
select
    customer_id,
    at,
    reason
from churn_notes
