-- The people at the customer.
--
-- grain:       one row per person
-- uses:        staging/person_records, selection/selected_customers
-- subject:     record
-- customer_id  text  Customer  the customer
-- person       text  Name      the person's name
-- person_role  text  Role      the person's part in buying
-- person_id    text  Number    the person's number
select
    p.customer_id,
    p.person,
    p.person_role,
    p.person_id
from person_records as p
inner join selected_customers as c on p.customer_id = c.customer_id
order by customer_id asc, person_role asc nulls last, person asc, person_id asc
