-- The words put on the customer.
--
-- grain:       one row per customer and word
-- uses:        base/tags_given, base/selected_customers
-- subject:     record
-- customer_id  text    the customer
-- tag          text    the word
select
    t.customer_id,
    t.tag
from tags_given as t
inner join selected_customers as c on t.customer_id = c.customer_id
order by customer_id asc, tag asc
