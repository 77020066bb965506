-- The means of the three items of the ACSI-style index, and their weights made to add up to 1.
--
-- grain:         one row per slice with an answer to any of the three
-- uses:          satisfaction/steps/acsi_scores
-- slice          text    the value of the field that splits the result
-- n              count   respondents who answered any of the three
-- overall        score   mean overall satisfaction
-- expectation    score   mean comparison with what was expected
-- ideal          score   mean comparison with the ideal
-- overall_n      count   answers
-- expectation_n  count   answers
-- ideal_n        count   answers
-- overall_w      ratio   weight
-- expectation_w  ratio   weight
-- ideal_w        ratio   weight
select
    slice,
    count(*) as n,
    avg(overall) as overall,
    avg(expectation) as expectation,
    avg(ideal) as ideal,
    count(overall) as overall_n,
    count(expectation) as expectation_n,
    count(ideal) as ideal_n,
    cast(:acsi_overall_weight as double)
    / nullif(:acsi_overall_weight + :acsi_expectation_weight + :acsi_ideal_weight, 0) as overall_w,
    cast(:acsi_expectation_weight as double)
    / nullif(:acsi_overall_weight + :acsi_expectation_weight + :acsi_ideal_weight, 0) as expectation_w,
    cast(:acsi_ideal_weight as double)
    / nullif(:acsi_overall_weight + :acsi_expectation_weight + :acsi_ideal_weight, 0) as ideal_w
from acsi_scores
group by slice
