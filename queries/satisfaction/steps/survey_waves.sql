-- Waves or months (rule satisfaction_step) with answers up to the period's end, whoever gave them.
--
-- grain:        one row per survey, or month
-- uses:         satisfaction/steps/grouped_answers, periods/comparisons, staging/survey_labels
-- part          text    the survey, or the first day of the month
-- name          text    the survey's name, or the month's first day
-- started_on    date    the survey's first day, or the month's
-- is_unfinished flag    the survey was not closed, or the month not over, on the last day looked at
with answered as (
    select
        part,
        min(day) as first_on
    from grouped_answers
    where cut in ('shown', 'earlier')
    group by part
)

select
    a.part,
    coalesce(s.survey, a.part) as name,
    case
        when :satisfaction_step = 'wave' then coalesce(s.opened_on, a.first_on)
        else cast(date_trunc('month', a.first_on) as date)
    end as started_on,
    case
        when :satisfaction_step = 'wave' then coalesce(s.closed_on > p.to_on, false)
        else cast(cast(date_trunc('month', a.first_on) as date) + interval '1' month as date) - 1 > p.to_on
    end as is_unfinished
from answered as a
inner join comparisons as p on p.look = 'value'
left join survey_labels as s on a.part = s.survey_id and :satisfaction_step = 'wave'
