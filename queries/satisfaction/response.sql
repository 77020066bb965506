-- How many were asked and answered in each survey with responses in the period, and how many of them are known.
--
-- grain:          one row per survey
-- uses:           satisfaction/steps/period_responses, staging/survey_labels
-- adds_up:        responses, complete, partial, matched, unmatched
-- subject:        responses
-- slice           text                   the value of the field that splits the result
-- survey_id       text   Survey          the survey
-- name            text   Name            its name
-- opened_on       date   Opened on       its first day, empty where not on record
-- closed_on       date   Closed on       its last day, empty where not on record
-- responses       count  Responses       responses in the period, partial ones too
-- complete        count  Complete        those answered to the end
-- partial         count  Partial         the others; figures leave them out unless the rule says all
-- matched         count  Customer known  responses of a customer on record
-- unmatched       count  Anonymous       the others: anonymous, kept and counted
-- invited         count  Invited         how many were asked; empty where not on record, and while a filter or split
--                                        narrows the whole
-- response_ratio  ratio  Response rate   complete / invited
-- first_on        date   First day       first day of a response in the period
-- last_on         date   Last purchase   last day of one
select
    r.slice,
    r.survey_id,
    s.survey as name,
    s.opened_on,
    s.closed_on,
    count(*) as responses,
    count(case when r.is_complete then 1 end) as complete,
    count(case when not r.is_complete then 1 end) as partial,
    count(case when r.customer_id <> '' then 1 end) as matched,
    count(case when r.customer_id = '' then 1 end) as unmatched,
    case when not (:is_narrowed or :by <> '') then s.invited end as invited,
    case
        when not (:is_narrowed or :by <> '')
            then cast(count(case when r.is_complete then 1 end) as double) / nullif(s.invited, 0)
    end as response_ratio,
    min(r.day) as first_on,
    max(r.day) as last_on
from period_responses as r
inner join survey_labels as s on r.survey_id = s.survey_id
group by r.slice, r.survey_id, s.survey, s.opened_on, s.closed_on, s.invited
order by r.slice, s.opened_on, r.survey_id
