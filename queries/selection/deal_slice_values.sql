-- The values by which opportunities are split; the whole alone where they are not split.
--
-- grain:   one row per value
-- uses:    selection/selected_deals
-- slice    text    the value
select distinct slice from selected_deals
union
select 'all' as slice where :by = ''
