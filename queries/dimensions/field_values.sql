-- Customers with each value that a filter offers; the composer writes a select like this one for every field.
--
-- grain:       one row per filter field, value and customer who has it; without a customer where a rule lists values
-- uses:        staging/customer_records
-- from_fields: values
-- field        text    the field, by its name in fields.toml
-- key          text    the value's key: that of the branch or employee, else the value itself
-- value        text    the value as reports show it
-- customer_id  text    the customer; a branch has also those of the offices below it
select
    'region' as field,
    region as key,
    region as value,
    customer_id
from customer_records
