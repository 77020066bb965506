-- The share of the chosen customers with each kind of data on record.
--
-- grain:           one row per kind of data
-- uses:            data_quality/steps/customer_data_kinds, selection/selected_customers
-- subject:         record
-- kind_of_data     text   Data                purchases, contracts, survey_responses … or a field of the customer such
--                                             as region
-- customers        count  Customers           chosen customers who have it
-- of_customers     count  Of customers        all chosen customers
-- customers_ratio  ratio  Share of customers  customers / of_customers
with sized as (
    select count(*) as customers from selected_customers
)

select
    f.kind_of_data,
    count(distinct c.customer_id) as customers,
    max(z.customers) as of_customers,
    cast(count(distinct c.customer_id) as double) / nullif(max(z.customers), 0) as customers_ratio
from customer_data_kinds as f
cross join sized as z
left join selected_customers as c on f.customer_id = c.customer_id
group by f.kind_of_data
order by customers desc, f.kind_of_data asc
