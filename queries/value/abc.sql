-- Customers and revenue by class: A bring 80 % of the revenue, B go on to 95 %, C are the rest, none bring nothing.
--
-- grain:         one row per class, empty classes included
-- uses:          value/steps/abc_classes, selection/slice_values
-- slice          text                     the value of the field that splits the result
-- class          text   Class             A, B, C, or none where the revenue is zero or less
-- customers      count  Customers         customers with a purchase or a return in the period
-- revenue        money  Revenue           their net revenue in the period
-- revenue_ratio  ratio  Share of revenue  revenue / revenue of all classes
with classes as (
    select 'A' as class
    union all
    select 'B' as class
    union all
    select 'C' as class
    union all
    select 'none' as class
)

select
    l.slice,
    k.class,
    count(a.customer_id) as customers,
    coalesce(sum(a.revenue), 0) as revenue,
    cast(coalesce(sum(a.revenue), 0) as double)
    / nullif(sum(sum(a.revenue)) over (partition by l.slice), 0) as revenue_ratio
from slice_values as l
cross join classes as k
left join abc_classes as a on l.slice = a.slice and k.class = a.class
group by l.slice, k.class
order by l.slice, k.class
