-- The values by which the chosen customers are split; the whole alone, also of nobody, where they are not split.
--
-- grain:   one row per value
-- uses:    selection/selected_customer_attributes
-- slice text    the value
select distinct slice from selected_customer_attributes
union
select 'all' as slice where :by = ''
