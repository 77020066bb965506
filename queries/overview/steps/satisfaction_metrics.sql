-- Satisfaction rate and net promoter score in the period and in those it is compared with.
--
-- grain:      one row per look, slice and figure
-- uses:       satisfaction/steps/answer_totals
-- look        text    value, previous or last_year
-- slice       text    the value of the field that splits the result
-- metric      text    satisfied_ratio or nps
-- numerator   count   satisfied answers; promoters (9 and 10) less detractors (0 to 6)
-- denominator count   answers
select
    part as look,
    slice,
    metric,
    numerator,
    n as denominator
from answer_totals
where cut = 'look' and metric in ('satisfied_ratio', 'nps')
