-- The values by which a result is split; the whole alone where it is not split.
--
-- grain:   one row per value
-- uses:    selection/selected_customers
-- slice text    the value
select distinct slice from selected_customers
union
select 'all' as slice where :by = ''
