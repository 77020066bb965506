-- Of the opportunities opened in the period, how many ever reached each stage or a later one, and where they were lost.
--
-- grain:                   one row per stage, 1 to 6
-- uses:                    funnel/steps/period_opened_deals, funnel/steps/stage_transitions
-- uses:                    selection/deal_slice_values, rules/funnel_stages
-- subject:                 deals
-- adds_up:                 reached, lost_here, open_here, won_here, made_step, opened, undated
-- slice                    text                                     the value of the field that splits the result
-- stage                    count  Stage                             1 to 6
-- reached                  count  Reached                           opportunities that ever entered it or a later one;
--                                                                   won ones reached stage 6
-- lost_here                count  Lost here                         those that came no further and were lost
-- step_ratio               ratio  Of the stage before               reached / reached the stage before; of stage 1 /
--                                                                   opened
-- cumulative_ratio         ratio  Of all opened                     reached / opened
-- median_days_to_next      days   Median days to the next           from the first entry into it to the next stage, of
--                                                                   those that made the step
-- quartile_1_days_to_next  days   First quartile, days to the next  first quartile of the same
-- quartile_3_days_to_next  days   Third quartile, days to the next  third quartile of the same
-- made_step                count  Made the step                     those with both days on record
-- open_here                count  Open here                         those that came no further and are open
-- won_here                 count  Won here                          those that came no further and were won
-- opened                   count  Deals opened                      opportunities opened in the period, lost ones
--                                                                   included
-- undated                  count  Without an opening day            those without an opening day that reached it;
--                                                                   counted apart, in no other figure
with progress as (
    select
        l.slice,
        s.stage,
        count(case when not d.is_undated and d.reached >= s.stage then 1 end) as reached,
        count(case when not d.is_undated and d.reached = s.stage and d.outcome = 'lost' then 1 end) as lost_here,
        count(case when not d.is_undated and d.reached = s.stage and d.outcome = 'open' then 1 end) as open_here,
        count(case when not d.is_undated and d.reached = s.stage and d.outcome = 'won' then 1 end) as won_here,
        count(case when not d.is_undated then 1 end) as opened,
        count(case when d.is_undated and d.reached >= s.stage then 1 end) as undated
    from deal_slice_values as l
    inner join funnel_stages as s on s.stage between 1 and 6
    left join period_opened_deals as d on l.slice = d.slice
    group by l.slice, s.stage
),

steps as (
    select
        d.slice, s.stage, count(*) as made_step, quantile_cont(cast(s.days as double), 0.25) as quartile_1,
        quantile_cont(cast(s.days as double), 0.5) as median, quantile_cont(cast(s.days as double), 0.75) as quartile_3
    from stage_transitions as s
    inner join period_opened_deals as d
        on s.opportunity_id = d.opportunity_id and s.stage < d.reached and not d.is_undated
    group by d.slice, s.stage
)

select
    p.slice, p.stage, p.reached, p.lost_here,
    cast(p.reached as double)
    / nullif(coalesce(lag(p.reached) over (partition by p.slice order by p.stage), p.opened), 0) as step_ratio,
    cast(p.reached as double) / nullif(p.opened, 0) as cumulative_ratio,
    s.median as median_days_to_next, s.quartile_1 as quartile_1_days_to_next, s.quartile_3 as quartile_3_days_to_next,
    coalesce(s.made_step, 0) as made_step, p.open_here, p.won_here, p.opened, p.undated
from progress as p
left join steps as s on p.slice = s.slice and p.stage = s.stage
order by p.slice, p.stage
