-- What keeps a customer active: each purchase day, or each time under contract.
--
-- grain:       one row per customer and purchase day, or unbroken time under contract (rule churn_basis)
-- uses:        activity/purchase_days, activity/contract_intervals
-- customer_id  text    the customer
-- starts_on    date    first day of it
-- last_on      date    last day of it
select
    customer_id,
    day as starts_on,
    day as last_on
from purchase_days
where :churn_basis = 'purchases'
union all
select
    customer_id,
    starts_on,
    last_on
from contract_intervals
where :churn_basis = 'contracts'
