-- How often customers of the same kind, trade, demand and channel are loyal, beside all of them.
--
-- grain:       one row per kind, trade, demand and channel of customers of the population who ever bought
-- uses:        profile/record_attributes, profile/buying_attributes, profile/ranked_population
-- materialized: yes
-- kind         text    individual or enterprise
-- industry     text    the line of business
-- demand       text    the level of demand
-- channel      text    how they were found
-- alike        count   such customers who ever bought
-- likeness     ratio   their share of loyal ones ÷ the share among all who ever bought
with bought as (
    select
        c.kind,
        c.industry,
        c.demand,
        c.channel,
        case when s.lifecycle = 'loyal' then 1 else 0 end as is_loyal
    from record_attributes as c
    inner join ranked_population as p on c.customer_id = p.customer_id
    inner join buying_attributes as s on c.customer_id = s.customer_id
    where s.lifecycle in ('first_time', 'repeat', 'loyal', 'lost')
)

select
    kind,
    industry,
    demand,
    channel,
    count(*) as alike,
    (cast(sum(is_loyal) as double) / count(*))
    / nullif(cast(sum(sum(is_loyal)) over () as double) / sum(count(*)) over (), 0) as likeness
from bought
group by kind, industry, demand, channel
