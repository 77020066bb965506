-- How many answers of the period are satisfied, and how many of promoters and detractors.
--
-- grain:      one row per slice with such an answer
-- uses:       satisfaction/steps/answer_totals
-- slice       text    the value of the field that splits the result
-- satisfied_n count   answers on satisfaction
-- satisfied   count   those among the top answers of their scale
-- nps_n       count   answers on recommendation
-- promoters   count   those of 9 and 10
-- detractors  count   those of 0 to 6
select
    slice,
    sum(case when metric = 'satisfied_ratio' then n else 0 end) as satisfied_n,
    cast(sum(case when metric = 'satisfied_ratio' then numerator else 0 end) as bigint) as satisfied,
    sum(case when metric = 'nps' then n else 0 end) as nps_n,
    cast(sum(case when metric = 'nps' then (squares + numerator) / 2 else 0 end) as bigint) as promoters,
    cast(sum(case when metric = 'nps' then (squares - numerator) / 2 else 0 end) as bigint) as detractors
from answer_totals
where cut = 'look' and part = 'value'
group by slice
