-- Satisfaction rate, net promoter score and satisfaction index of each wave (or month) with their 95 % intervals.
--
-- grain:           one row per survey with such answers in the period; per month by the rule satisfaction_step
-- uses:            satisfaction/steps/answer_metrics, satisfaction/steps/survey_waves
-- adds_up:         satisfied_n, nps_n
-- subject:         responses
-- slice            text                             the value of the field that splits the result
-- wave             text   Wave                      the survey's number, or the first day of the month
-- name             text   Name                      the survey's name, or the first day of the month
-- started_on       date   Started on                the survey's first day, or the month's
-- satisfied_n      count  Answers, satisfaction     answers on satisfaction
-- nps_n            count  Answers, NPS              answers on recommendation
-- n                count  Answers                   the greater of the two
-- satisfied_ratio  ratio  Satisfaction rate         satisfied answers / satisfied_n
-- satisfied_low    ratio  Satisfaction rate, from   lower end of its 95 % interval (Wilson)
-- satisfied_high   ratio  Satisfaction rate, up to  upper end of it
-- nps              score  NPS                       100 × (promoters less detractors) / nps_n
-- nps_low          score  NPS, from                 the score less 1.96 standard errors
-- nps_high         score  NPS, up to                the score and 1.96 standard errors
-- index            score  Index                     mean of the answers on satisfaction on 0 to 100
-- index_low        score  Index, from               the index less 1.96 standard errors
-- index_high       score  Index, up to              the index and 1.96 standard errors
-- is_unfinished    flag   Unfinished                the survey was not closed, or the month not over, on the last day
--                                                   looked at
select
    f.slice,
    f.part as wave,
    p.name,
    p.started_on,
    coalesce(max(case when f.metric = 'satisfied_ratio' then f.n end), 0) as satisfied_n,
    coalesce(max(case when f.metric = 'nps' then f.n end), 0) as nps_n,
    max(f.n) as n,
    max(case when f.metric = 'satisfied_ratio' then f.value end) as satisfied_ratio,
    max(case when f.metric = 'satisfied_ratio' then f.low end) as satisfied_low,
    max(case when f.metric = 'satisfied_ratio' then f.high end) as satisfied_high,
    max(case when f.metric = 'nps' then f.value end) as nps,
    max(case when f.metric = 'nps' then f.low end) as nps_low,
    max(case when f.metric = 'nps' then f.high end) as nps_high,
    max(case when f.metric = 'index' then f.value end) as index,
    max(case when f.metric = 'index' then f.low end) as index_low,
    max(case when f.metric = 'index' then f.high end) as index_high,
    p.is_unfinished
from answer_metrics as f
inner join survey_waves as p on f.part = p.part
where f.cut = 'shown'
group by f.slice, f.part, p.name, p.started_on, p.is_unfinished
order by f.slice, p.started_on, f.part
