-- The values that each filter offers, with the customers who have them.
--
-- grain:     one row per filter field and value
-- uses:      dimensions/field_values
-- subject:   record
-- field      text   Field      region, branch, owner, kind, side, industry, channel, tier or lifecycle
-- key        text   Key        the value's key: that of the branch or employee, else the value itself
-- value      text   Value      the value as reports show it
-- customers  count  Customers  customers of any side who have it; a branch counts its offices'; empty where it is
--                              computed
select
    field,
    key,
    value,
    nullif(count(customer_id), 0) as customers
from field_values
group by field, key, value
order by field, value
