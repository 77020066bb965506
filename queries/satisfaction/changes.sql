-- Each wave (or month) against the latest earlier one with the very same questions, and what of it is chance.
--
-- grain:         one row per survey (or month) and figure
-- uses:          satisfaction/steps/wave_changes, satisfaction/steps/survey_waves, rules/satisfaction_figures
-- subject:       responses
-- slice          text                         the value of the field that splits the result
-- wave           text    Wave                 the survey's number, or the first day of the month
-- name           text    Name                 the survey's name, or the first day of the month
-- started_on     date    Started on           the survey's first day, or the month's
-- metric         text    Figure               satisfied_ratio, nps or index
-- unit           text    Unit                 its unit: ratio or score
-- value          by_row  Value                the figure
-- low            by_row  Interval from        lower end of its 95 % interval
-- high           by_row  Interval to          upper end of it
-- n              count   Answers              answers
-- before         text    Compared with        the wave or month compared with; empty where none earlier has the very
--                                             same questions
-- before_name    text    Compared with, name  its name
-- before_n       count   Its answers          its answers
-- previous       by_row  Before               its figure
-- change         by_row  Change               value less previous
-- by_chance      by_row  By chance up to      the largest change that chance alone explains at 95 %
-- is_larger      flag    Larger than chance   the change is larger than that; empty where nothing can be compared
-- is_comparable  flag    Comparable           there is an earlier one with the very same questions
-- is_unfinished  flag    Unfinished           the survey was not closed, or the month not over, on the last day looked
--                                             at
select
    c.slice,
    c.part as wave,
    p.name,
    p.started_on,
    c.metric,
    h.unit,
    c.value,
    c.low,
    c.high,
    c.n,
    c.before,
    b.name as before_name,
    c.before_n,
    c.previous,
    c.value - c.previous as change,
    c.by_chance,
    abs(c.value - c.previous) > c.by_chance as is_larger,
    c.before is not null as is_comparable,
    p.is_unfinished
from wave_changes as c
inner join survey_waves as p on c.part = p.part
inner join satisfaction_figures as h on c.metric = h.metric
left join survey_waves as b on c.before = b.part
order by c.slice, p.started_on, c.part, h.position
