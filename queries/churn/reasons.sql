-- Why customers left: the reasons on record for the churn events of the period, beside a published US survey.
--
-- grain:           one row per reason, and Unknown
-- uses:            churn/steps/churn_event_reasons, selection/slice_values, rules/churn_reasons
-- adds_up:         churned
-- slice            text              the value of the field that splits the result
-- reason           text   Reason     the reason that the leaving customer gave; Unknown where none is on record
-- churned          count  Churned    churn events with it
-- ratio            ratio  Share      churned / churn events with a reason on record; empty for Unknown, outside the 100
--                                    %
-- published_ratio  ratio  US survey  the share that the survey found
with reason_list as (
    select
        position,
        reason,
        published_ratio
    from churn_reasons
    union all
    select
        1000 as position,
        'Unknown' as reason,
        null as published_ratio
)

select
    l.slice,
    r.reason,
    count(g.customer_id) as churned,
    case
        when r.position < 1000
            then
                cast(count(g.customer_id) as double)
                / nullif(
                    sum(case when r.position < 1000 then count(g.customer_id) else 0 end) over (partition by l.slice), 0
                )
    end as ratio,
    cast(r.published_ratio as double) as published_ratio
from slice_values as l
cross join reason_list as r
left join churn_event_reasons as g on l.slice = g.slice and r.reason = g.reason
group by l.slice, r.reason, r.position, r.published_ratio
order by l.slice, r.position
