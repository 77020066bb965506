-- An index in the style of the ACSI from three questions of 1 to 10: overall, against expectations, against the ideal.
--
-- grain:              one row for the chosen customers; with a split one row per value
-- uses:               satisfaction/steps/acsi_means, satisfaction/steps/acsi_deviations, selection/slice_values
-- subject:            responses
-- slice               text                         the value of the field that splits the result
-- overall             score  Overall               mean overall satisfaction
-- expectation         score  Expectation           mean comparison with what was expected
-- ideal               score  Ideal                 mean comparison with the ideal
-- n                   count  Answers               respondents who answered any of the three; a blank is left out of
--                                                  its own mean only
-- index               score  Index                 (sum of weight × mean - sum of weights) / (9 × sum of weights) × 100
-- low                 score  Interval from         the index less 1.96 standard errors
-- high                score  Interval to           the index and 1.96 standard errors
-- overall_n           count  Answers, overall      answers on overall satisfaction
-- expectation_n       count  Answers, expectation  answers on expectations
-- ideal_n             count  Answers, ideal        answers on the ideal
-- overall_weight      ratio  Weight, overall       weight of overall satisfaction, of all three
-- expectation_weight  ratio  Weight, expectation   weight of expectations
-- ideal_weight        ratio  Weight, ideal         weight of the ideal
with slices_found as (
    select slice from slice_values
    union
    select slice from acsi_means
)

select
    l.slice,
    m.overall,
    m.expectation,
    m.ideal,
    coalesce(m.n, 0) as n,
    (d.mean - 1) / 9 * 100 as index,
    case when d.mean + d.error is not null then greatest((d.mean - 1.96 * d.error - 1) / 9 * 100, 0) end as low,
    case when d.mean + d.error is not null then least((d.mean + 1.96 * d.error - 1) / 9 * 100, 100) end as high,
    coalesce(m.overall_n, 0) as overall_n,
    coalesce(m.expectation_n, 0) as expectation_n,
    coalesce(m.ideal_n, 0) as ideal_n,
    m.overall_w as overall_weight,
    m.expectation_w as expectation_weight,
    m.ideal_w as ideal_weight
from slices_found as l
left join acsi_means as m on l.slice = m.slice
left join acsi_deviations as d on l.slice = d.slice
order by l.slice
