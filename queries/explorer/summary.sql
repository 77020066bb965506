-- The chosen customers in a few figures, each with the number of customers that it rests on.
--
-- grain:             one row; one per value of the field that splits it
-- subject:           record
-- uses:              selection/selected_customer_attributes, selection/attribute_slice_values
-- adds_up:           customers, buyers, revenue, contribution, orders, answered, promoters, detractors, open_deals
-- adds_up:           open_amount, overdue_amount, lost, deal_customers, overdue_customers
-- slice              text                            the value of the field that splits the result
-- customers          count  Customers                chosen customers
-- buyers             count  Buyers                   those with an order in the 12 months that tiers rank
-- orders             count  Orders                   their orders in those months
-- revenue            money  Revenue                  net revenue in those months
-- contribution       money  Contribution             revenue less the cost of goods on record
-- lost               count  Customers lost           customers who are lost at as_of
-- answered           count  Answered                 customers who ever answered on recommendation
-- promoters          count  Promoters                those whose latest answer is 9 or 10
-- detractors         count  Detractors               those whose latest answer is 6 or less
-- open_deals         count  Open deals               their open deals
-- open_amount        money  Open amount              the expected amounts of these
-- deal_customers     count  With an open deal        those with an open deal
-- overdue_amount     money  Overdue                  what they owe and was due before as_of
-- overdue_customers  count  With an overdue invoice  those who owe such an amount
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
