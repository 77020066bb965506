-- How much of the revenue rests on how few customers.
--
-- grain:            one row
-- uses:             value/steps/ranked_spend, selection/slice_values
-- adds_up:          customers
-- slice             text                          the value of the field that splits the result
-- customers         count  Customers              customers with a purchase or a return in the period
-- top20_ratio       ratio  Held by the best 20 %  net revenue of the best 20 % of the customers, rounded up / that of
--                                                 all
-- customers_for_80  count  Customers for 80 %     the fewest customers who bring 80 % of the revenue
-- gini              ratio  Gini coefficient       0 where all bring the same, near 1 where one brings all; negative
--                                                 revenues count as 0
with placed as (
    select
        slice,
        customers,
        total,
        gathered,
        place,
        greatest(revenue, 0) as positive,
        customers + 1 - place as place_from_below
    from ranked_spend
)

select
    l.slice,
    count(p.place) as customers,
    max(
        case when p.total > 0 and p.place = (p.customers * 20 + 99) // 100 then cast(p.gathered as double) / p.total end
    ) as top20_ratio,
    min(case when p.total > 0 and p.gathered >= p.total * 0.8 then p.place end) as customers_for_80,
    sum(cast((2 * p.place_from_below - p.customers - 1) * p.positive as double))
    / nullif(max(p.customers) * sum(cast(p.positive as double)), 0) as gini
from slice_values as l
left join placed as p on l.slice = p.slice
group by l.slice
order by l.slice
