-- The chosen customers by revenue and good-customer score: who is small but good, who is big but risky.
--
-- grain:          one row per quadrant, empty ones included
-- subject:        record
-- uses:           selection/selected_customer_attributes, selection/attribute_slice_values, rules/quadrants
-- adds_up:        customers, revenue
-- slice           text                       the value of the field that splits the result
-- quadrant        text   Quadrant            big_good, big_risky, small_good, small_weak, or not_judged with too few
--                                            criteria on record
-- customers       count  Customers           customers in it
-- revenue         money  Revenue             their net revenue in the 12 months that tiers rank
-- customer_ratio  ratio  Share of customers  share of the customers
-- revenue_ratio   ratio  Share of revenue    share of the revenue
-- mean_score      score  Mean score          mean of their good-customer scores
select
    l.slice,
    q.quadrant,
    count(a.customer_id) as customers,
    coalesce(sum(a.revenue), 0) as revenue,
    cast(count(a.customer_id) as double) / nullif(sum(count(a.customer_id)) over (partition by l.slice), 0)
        as customer_ratio,
    cast(coalesce(sum(a.revenue), 0) as double) / nullif(sum(sum(a.revenue)) over (partition by l.slice), 0)
        as revenue_ratio,
    avg(a.card_score) as mean_score
from attribute_slice_values as l
cross join quadrants as q
left join selected_customer_attributes as a on l.slice = a.slice and q.quadrant = a.quadrant
group by l.slice, q.quadrant, q.position
order by l.slice, q.position
