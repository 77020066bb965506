-- Customers by class: A down to 80 % of the revenue, B down to 95 %, C the rest, none without revenue.
--
-- grain:      one row per customer with a sale or return in the period
-- uses:       value/steps/ranked_spend
-- slice       text    the value of the field that splits the result
-- customer_id text    the customer
-- class       text    A, B, C or none; the first customer is always A
-- revenue     money   net revenue
select
    slice,
    customer_id,
    case
        when revenue <= 0 then 'none'
        when place = 1 or gathered <= total * :abc_a then 'A'
        when gathered <= total * :abc_b then 'B'
        else 'C'
    end as class,
    revenue
from ranked_spend
