-- What the chosen customers bring, are about to bring, and owe.
--
-- grain:         one row per value of the field that splits the result
-- uses:          base/selected_customers, base/customer_attributes
-- adds_up:       customers, buyers, revenue, contribution, deal_customers, open_amount, overdue_customers, overdue_amount
-- slice             text    the value of the field that splits the result
-- customers         count   customers chosen
-- buyers            count   those of them with a purchase or return in the 12 months that tiers rank
-- revenue           money   net revenue in those 12 months
-- contribution      money   revenue less the cost of goods on record
-- deal_customers    count   those with an open deal
-- open_amount       money   the expected amounts of their open deals
-- overdue_customers count   those with an invoice overdue
-- overdue_amount    money   what is overdue of their invoices
select
    c.slice,
    count(*) as customers,
    count(*) filter (where a.tier is not null and a.tier <> 'Unknown') as buyers,
    sum(a.revenue) as revenue,
    sum(a.contribution) as contribution,
    count(*) filter (where a.open_deals > 0) as deal_customers,
    sum(a.open_amount) as open_amount,
    count(*) filter (where a.overdue_amount > 0) as overdue_customers,
    sum(a.overdue_amount) as overdue_amount
from selected_customers as c
inner join customer_attributes as a on c.customer_id = a.customer_id
group by c.slice
order by customers desc, c.slice asc
