-- Satisfaction rate, net promoter score and satisfaction index in the period, whole or by a field of the customer.
--
-- grain:           one row for the chosen customers; with a split one row per value
-- uses:            satisfaction/steps/answer_metrics, satisfaction/steps/verdict_counts, selection/slice_values
-- adds_up:         satisfied_n, satisfied, nps_n, promoters, passives, detractors
-- subject:         responses
-- slice            text                             the value of the field that splits the result
-- satisfied_n      count  Answers, satisfaction     answers on satisfaction
-- satisfied        count  Satisfied                 those among the top answers of their scale
-- nps_n            count  Answers, NPS              answers on recommendation
-- promoters        count  Promoters                 those of 9 and 10
-- passives         count  Passives                  those of 7 and 8
-- detractors       count  Detractors                those of 0 to 6
-- n                count  Answers                   the greater of satisfied_n and nps_n
-- satisfied_ratio  ratio  Satisfaction rate         satisfied / satisfied_n
-- satisfied_low    ratio  Satisfaction rate, from   lower end of its 95 % interval (Wilson)
-- satisfied_high   ratio  Satisfaction rate, up to  upper end of it
-- nps              score  NPS                       100 × (promoters less detractors) / nps_n
-- nps_low          score  NPS, from                 the score less 1.96 standard errors
-- nps_high         score  NPS, up to                the score and 1.96 standard errors
-- index            score  Index                     mean of the answers on satisfaction on 0 to 100
-- index_low        score  Index, from               the index less 1.96 standard errors
-- index_high       score  Index, up to              the index and 1.96 standard errors
with figures as (
    select * from answer_metrics where cut = 'look' and part = 'value'
),

slices_found as (
    select slice from slice_values
    union
    select slice from verdict_counts
)

select
    l.slice,
    coalesce(v.satisfied_n, 0) as satisfied_n,
    coalesce(v.satisfied, 0) as satisfied,
    coalesce(v.nps_n, 0) as nps_n,
    coalesce(v.promoters, 0) as promoters,
    coalesce(v.nps_n - v.promoters - v.detractors, 0) as passives,
    coalesce(v.detractors, 0) as detractors,
    coalesce(greatest(v.satisfied_n, v.nps_n), 0) as n,
    s.value as satisfied_ratio,
    s.low as satisfied_low,
    s.high as satisfied_high,
    r.value as nps,
    r.low as nps_low,
    r.high as nps_high,
    i.value as index,
    i.low as index_low,
    i.high as index_high
from slices_found as l
left join verdict_counts as v on l.slice = v.slice
left join figures as s on l.slice = s.slice and s.metric = 'satisfied_ratio'
left join figures as r on l.slice = r.slice and r.metric = 'nps'
left join figures as i on l.slice = i.slice and i.metric = 'index'
order by l.slice
