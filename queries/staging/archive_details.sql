-- Why customers were archived, and when their data were last confirmed.
--
-- grain:          one row per customer on record
-- key:            customer_id
-- customer_id     text    the customer
-- archive_reason  text    why the customer was archived, empty where not archived or no reason is on record
-- verified_on     date    when the data were last confirmed
select
    customer_id,
    case when status = 'archived' then nullif(archive_reason, '') end as archive_reason,
    verified_on
from customers
