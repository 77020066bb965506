-- Open opportunities by the stage in which they stand at as_of.
--
-- grain:           one row per stage, 0 to 7, empty ones included; one more where the stage of some is unknown
-- uses:            selection/selected_deals, funnel/steps/deal_progress, selection/deal_slice_values
-- uses:            rules/funnel_stages
-- subject:         deals
-- adds_up:         in_stage, amount, aged
-- slice            text                         the value of the field that splits the result
-- stage            count  Stage                 0 to 7; empty where unknown
-- in_stage         count  Open deals            open opportunities
-- amount           money  Amount                their expected amount
-- median_age_days  days   Median days in stage  median days since they entered the stage, or since opening where no
--                                               entry is on record
-- aged             count  With a known age      those of which that day is known
with places as (
    select stage from funnel_stages
    union all
    select cast(null as integer) as stage
),

standing as (
    select
        d.slice,
        d.opportunity_id,
        d.amount,
        p.stage,
        date_diff('day', p.entered_on, cast(:as_of as date)) as age_days
    from selected_deals as d
    inner join deal_progress as p on d.opportunity_id = p.opportunity_id
    where d.outcome = 'open'
)

select
    l.slice,
    s.stage,
    count(d.opportunity_id) as in_stage,
    coalesce(sum(d.amount), 0) as amount,
    quantile_cont(cast(d.age_days as double), 0.5) as median_age_days,
    count(d.age_days) as aged
from deal_slice_values as l
cross join places as s
left join standing as d on l.slice = d.slice and coalesce(d.stage, -1) = coalesce(s.stage, -1)
group by l.slice, s.stage
having s.stage is not null or count(d.opportunity_id) > 0
order by l.slice, coalesce(s.stage, 8)
