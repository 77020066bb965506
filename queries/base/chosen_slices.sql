-- The values by which the chosen customers are split; the whole alone, also of nobody, where they are not split.
--
-- grain:   one row per value
-- uses:    base/chosen_attributes
-- slice text    the value
select distinct slice from chosen_attributes
union
select 'all' as slice where :by = ''
