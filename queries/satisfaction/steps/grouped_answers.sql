-- The judged answers cut by compared period, and by wave or month (rule satisfaction_step).
--
-- grain:       one row per cut and judged answer in it
-- uses:        satisfaction/steps/classified_answers, periods/comparisons
-- cut          text    look for compared periods; shown for waves or months in the period, earlier before it
-- part         text    value, previous or last_year; the survey; the first day of the month
-- metric       text    the figure
-- survey_id    text    the survey
-- question_id  text    the question
-- customer_id  text    the respondent; empty while anonymous or not on record
-- day          date    the day of the response
-- points       score   what the answer adds to the figure
select
    'look' as cut,
    p.look as part,
    a.metric,
    a.survey_id,
    a.question_id,
    a.customer_id,
    a.day,
    a.points
from classified_answers as a
inner join comparisons as p on a.day between p.from_on and p.to_on
union all
select
    case when a.day >= p.from_on then 'shown' else 'earlier' end as cut,
    case
        when :satisfaction_step = 'wave' then a.survey_id
        else cast(cast(date_trunc('month', a.day) as date) as varchar)
    end as part,
    a.metric,
    a.survey_id,
    a.question_id,
    a.customer_id,
    a.day,
    a.points
from classified_answers as a
inner join comparisons as p on p.look = 'value' and a.day <= p.to_on
