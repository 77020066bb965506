-- How far each respondent moves the ACSI-style index, and what the means make of it.
--
-- grain:      one row per slice with an answer to any of the three
-- uses:       satisfaction/steps/acsi_scores, satisfaction/steps/acsi_means
-- slice       text    the value of the field that splits the result
-- mean        score   weighted mean of the three means; empty where one of them has no answer
-- error       score   its standard error; empty for one respondent
with moved as (
    select
        s.slice,
        m.overall_w * m.overall + m.expectation_w * m.expectation + m.ideal_w * m.ideal as mean,
        coalesce(m.overall_w * (s.overall - m.overall) / nullif(m.overall_n, 0), 0)
        + coalesce(m.expectation_w * (s.expectation - m.expectation) / nullif(m.expectation_n, 0), 0)
        + coalesce(m.ideal_w * (s.ideal - m.ideal) / nullif(m.ideal_n, 0), 0) as step
    from acsi_scores as s
    inner join acsi_means as m on s.slice = m.slice
)

select
    slice,
    max(mean) as mean,
    sqrt(sum(step * step) * count(*) / nullif(count(*) - 1, 0)) as error
from moved
group by slice
