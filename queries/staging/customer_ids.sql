-- The keys of all customers on record.
--
-- grain:      one row per customer on record
-- customer_id text    the customer's key
select customer_id from customers
