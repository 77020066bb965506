-- Opportunities by the month in which they were opened, how they stand at as_of and which stages they ever reached.
--
-- grain:         one row per month of the period with an opening, and stage 1 to 6
-- uses:          funnel/steps/period_opened_deals, periods/months, rules/funnel_stages
-- subject:       deals
-- adds_up:       opened, reached, won, lost, open
-- slice          text                   the value of the field that splits the result
-- cohort         date   Cohort          first day of the month of opening
-- stage          count  Stage           1 to 6
-- opened         count  Deals opened    opened in the month: won + lost + open
-- reached        count  Reached         those that ever entered the stage or a later one
-- reached_ratio  ratio  Reached, share  reached / opened
-- won            count  Deals won       those won by as_of
-- lost           count  Deals lost      those lost by as_of
-- open           count  Deals open      those still open at as_of
-- is_unfinished  flag   Unfinished      the month was not over on the last day looked at
select
    d.slice,
    d.cohort,
    s.stage,
    count(*) as opened,
    count(case when d.reached >= s.stage then 1 end) as reached,
    cast(count(case when d.reached >= s.stage then 1 end) as double) / count(*) as reached_ratio,
    count(case when d.outcome = 'won' then 1 end) as won,
    count(case when d.outcome = 'lost' then 1 end) as lost,
    count(case when d.outcome = 'open' then 1 end) as open,
    m.is_unfinished
from period_opened_deals as d
inner join funnel_stages as s on s.stage between 1 and 6
inner join months as m on m.look = 'value' and d.cohort = m.month
group by d.slice, d.cohort, s.stage, m.is_unfinished
order by d.slice, d.cohort, s.stage
