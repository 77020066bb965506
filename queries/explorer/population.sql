-- How many customers the reader's choice selects.
--
-- grain:     one row
-- uses:      selection/selected_customers
-- subject:   record
-- customers  count  Customers  customers who pass every filter that is set
select count(*) as customers
from selected_customers
