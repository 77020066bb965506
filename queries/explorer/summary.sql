-- The chosen customers in a few figures, each with the number of customers that it rests on.
--
-- grain:      one row; one per value of the field that splits it
-- subject:    record
-- uses:       selection/selected_customer_attributes, selection/attribute_slice_values
-- adds_up:    customers, buyers, revenue, contribution, orders, answered, promoters, detractors, open_deals
-- adds_up:    open_amount, overdue_amount, lost, deal_customers, overdue_customers
-- slice          text    the value of the field that splits the result
-- customers      count   chosen customers
-- buyers         count   those with an order in the 12 months that tiers rank
-- orders         count   their orders in those months
-- revenue        money   net revenue in those months
-- contribution   money   revenue less the cost of goods on record
-- lost           count   customers who are lost at as_of
-- answered       count   customers who ever answered on recommendation
-- promoters      count   those whose latest answer is 9 or 10
-- detractors     count   those whose latest answer is 6 or less
-- open_deals     count   their open deals
-- open_amount    money   the expected amounts of these
-- deal_customers count   those with an open deal
-- overdue_amount money   what they owe and was due before as_of
-- overdue_customers count those who owe such an amount
select
    l.slice,
    count(a.customer_id) as customers,
    coalesce(sum(case when a.orders > 0 then 1 else 0 end), 0) as buyers,
    coalesce(sum(a.orders), 0) as orders,
    coalesce(sum(a.revenue), 0) as revenue,
    coalesce(sum(a.contribution), 0) as contribution,
    coalesce(sum(case when a.lifecycle = 'lost' then 1 else 0 end), 0) as lost,
    count(a.nps) as answered,
    coalesce(sum(case when a.nps >= 9 then 1 else 0 end), 0) as promoters,
    coalesce(sum(case when a.nps <= 6 then 1 else 0 end), 0) as detractors,
    coalesce(sum(a.open_deals), 0) as open_deals,
    coalesce(sum(a.open_amount), 0) as open_amount,
    coalesce(sum(case when a.open_deals > 0 then 1 else 0 end), 0) as deal_customers,
    coalesce(sum(a.overdue_amount), 0) as overdue_amount,
    coalesce(sum(case when a.overdue_amount > 0 then 1 else 0 end), 0) as overdue_customers
from attribute_slice_values as l
left join selected_customer_attributes as a on l.slice = a.slice
group by l.slice
order by l.slice
