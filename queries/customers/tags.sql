-- The words put on the customer.
--
-- grain:       one row per customer and word
-- uses:        staging/tag_assignments, selection/selected_customers
-- subject:     record
-- customer_id  text  Customer  the customer
-- tag          text  Tag       the word
select
    t.customer_id,
    t.tag
from tag_assignments as t
inner join selected_customers as c on t.customer_id = c.customer_id
order by customer_id asc, tag asc
