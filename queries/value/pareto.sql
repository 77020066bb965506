-- The share of revenue that the best customers bring, percent of customers by percent.
--
-- grain:         one row per percent of customers from 1 to 100
-- uses:          value/steps/ranked_spend
-- slice          text                        the value of the field that splits the result
-- percentile     count  Best % of customers  percent of the customers with a purchase or a return in the period, the
--                                            highest revenue first
-- customers      count  Customers            how many customers that is, rounded up
-- revenue_ratio  ratio  Share of revenue     their net revenue / that of all; empty where that is not above zero
with recursive percents as (
    select 1 as percentile
    union all
    select percentile + 1 as percentile
    from percents
    where percentile < 100
)

select
    r.slice,
    p.percentile,
    r.place as customers,
    case when r.total > 0 then cast(r.gathered as double) / r.total end as revenue_ratio
from percents as p
inner join ranked_spend as r on r.place = (r.customers * p.percentile + 99) // 100
order by r.slice, p.percentile
