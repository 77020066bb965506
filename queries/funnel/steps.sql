-- The opportunities opened in the period that went from a stage to the next one, with the days that it took them.
--
-- grain:           one row per stage, 1 to 5, and opportunity with both days on record
-- uses:            funnel/steps/period_opened_deals, funnel/steps/stage_transitions, staging/deal_labels
-- subject:         deals
-- slice            text                        the value of the field that splits the result
-- stage            count  Stage                1 to 5
-- opportunity_id   text   Opportunity          the opportunity
-- customer_id      text   Customer             the customer, empty while unknown
-- name             text   Name                 the customer's name, Unknown while unknown
-- entered_on       date   Entered on           the day of its first entry into the stage
-- next_entered_on  date   Entered the next on  the day of its first entry after that into the next stage
-- days             days   Days                 from the one to the other
-- owner            text   Person in charge     who works on it
select
    d.slice, s.stage, d.opportunity_id, d.customer_id, r.name,
    s.entered_on, s.next_on as next_entered_on, s.days, r.owner
from stage_transitions as s
inner join period_opened_deals as d on s.opportunity_id = d.opportunity_id and s.stage < d.reached and not d.is_undated
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
order by stage asc, days desc, opportunity_id asc
