-- How many words were put on each customer.
--
-- grain:       one row per customer on record
-- key:         customer_id
-- uses:        staging/tag_assignments, staging/customer_ids
-- materialized: yes
-- ordered_by:  customer_id
-- customer_id  text         the customer's key
-- tags         count  Tags  words put on the customer
with tagged as (
    select customer_id, count(*) as tags from tag_assignments group by customer_id
)

select
    c.customer_id,
    coalesce(g.tags, 0) as tags
from customer_ids as c
left join tagged as g on c.customer_id = g.customer_id
