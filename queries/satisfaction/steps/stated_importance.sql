-- How much respondents say that an item matters to them.
--
-- grain:      one row per slice and item that a question of importance names, all on one scale
-- uses:       satisfaction/steps/period_answers
-- slice       text    the value of the field that splits the result
-- item        text    the item
-- importance  score   mean score of the answers
-- n           count   answers
select
    slice,
    item,
    cast(sum(score) as double) / count(*) as importance,
    count(*) as n
from period_answers
where role = 'importance' and item is not null
group by slice, item
having min(scale_min) = max(scale_min) and min(scale_max) = max(scale_max)
