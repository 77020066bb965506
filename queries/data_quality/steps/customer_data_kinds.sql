-- Which kinds of data are on record for which customer; a row without a customer keeps each kind in the list.
--
-- grain:       one row per kind of data and record of it, and one per kind without a customer
-- uses:        staging/customer_records, activity/purchases, rules/data_kinds, staging/fact_customers
-- kind_of_data text    the kind
-- customer_id  text    the customer who has it; empty in the row that keeps the kind
select 'purchases' as kind_of_data, customer_id from purchases
union all
select fact as kind_of_data, customer_id from fact_customers
union all
select 'region' as kind_of_data, customer_id from customer_records where region <> 'Unknown'
union all
select 'branch' as kind_of_data, customer_id from customer_records where branch <> 'Unknown'
union all
select 'owner' as kind_of_data, customer_id from customer_records where owner <> 'Unknown'
union all
select 'industry' as kind_of_data, customer_id from customer_records where industry <> 'Unknown'
union all
select 'channel' as kind_of_data, customer_id from customer_records where channel <> 'Unknown'
union all
select kind_of_data, '' as customer_id from data_kinds
