-- Why the opportunities that were opened in the period and lost were lost, the reason named most first.
--
-- grain:       one row per reason, and Unknown where there are some without
-- uses:        funnel/steps/period_opened_deals
-- subject:     deals
-- adds_up:     lost, lost_amount
-- slice        text                 the value of the field that splits the result
-- loss_reason  text   Why lost      why it was lost, Unknown where no reason is on record
-- lost         count  Deals lost    opportunities lost for it
-- ratio        ratio  Share         lost / those lost with a reason on record; empty for Unknown, outside the 100 %
-- lost_amount  money  Lost, amount  their expected amount
with given as (
    select
        slice,
        reason as loss_reason,
        count(*) as lost,
        coalesce(sum(amount), 0) as lost_amount
    from period_opened_deals
    where outcome = 'lost' and not is_undated
    group by slice, reason
)

select
    slice,
    loss_reason,
    lost,
    case
        when loss_reason <> 'Unknown'
            then
                cast(lost as double)
                / sum(case when loss_reason <> 'Unknown' then lost else 0 end) over (partition by slice)
    end as ratio,
    lost_amount
from given
order by slice asc, lost desc, loss_reason asc
