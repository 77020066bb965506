-- Open opportunities by how likely the customer is to sign, and the forecast that follows from it.
--
-- grain:       one row per level, 1 to 5, empty ones included; one more where the intention of some is unknown
-- uses:        selection/selected_deals, selection/deal_slice_values, rules/intention_levels
-- subject:     deals
-- adds_up:     deals, amount
-- slice        text                the value of the field that splits the result
-- intention    count  Intention    1 unlikely to 5 very likely; empty where not on record
-- deals        count  Deals        open opportunities at as_of
-- amount       money  Amount       their expected amount
-- probability  ratio  Probability  of signing, by the rules
-- forecast     money  Forecast     amount × probability; empty where the intention is not on record
with levels as (
    select
        intention,
        cast(probability as double) as probability
    from intention_levels
    union all
    select
        cast(null as integer) as intention,
        cast(null as double) as probability
)

select
    l.slice,
    i.intention,
    count(d.opportunity_id) as deals,
    coalesce(sum(d.amount), 0) as amount,
    i.probability,
    cast(coalesce(sum(d.amount), 0) as double) * i.probability as forecast
from deal_slice_values as l
cross join levels as i
left join selected_deals as d
    on l.slice = d.slice and d.outcome = 'open' and coalesce(d.intention, 0) = coalesce(i.intention, 0)
group by l.slice, i.intention, i.probability
having i.intention is not null or count(d.opportunity_id) > 0
order by l.slice, coalesce(i.intention, 6)
