-- The keys of all customers on record.
--
-- grain:      one row per customer on record
-- key:        customer_id
-- customer_id text    the customer's key
select customer_id from customers
