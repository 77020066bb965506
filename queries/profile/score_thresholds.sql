-- What counts as a big customer, and which order values are like most customers' own.
--
-- grain:      one row
-- uses:       profile/buying_attributes, profile/ranked_population
-- materialized: yes
-- big_revenue money   the lowest revenue of the best customers, as many as the rule big_ratio says
-- match_from  money   the lowest order value in the middle of all customers (rule match_ratio)
-- match_to    money   the highest order value in the middle
-- near_from   money   the lowest order value near the middle (rule near_ratio)
-- near_to     money   the highest order value near the middle
with buyers as (
    select
        y.customer_id,
        cast(y.revenue as double) as revenue,
        cast(y.revenue as double) / nullif(y.orders, 0) as order_value
    from buying_attributes as y
    inner join ranked_population as p on y.customer_id = p.customer_id
    where y.orders > 0
)

select
    quantile_cont(revenue, 1 - :big_ratio) as big_revenue,
    quantile_cont(order_value, 0.5 - :match_ratio / 2) as match_from,
    quantile_cont(order_value, 0.5 + :match_ratio / 2) as match_to,
    quantile_cont(order_value, 0.5 - :near_ratio / 2) as near_from,
    quantile_cont(order_value, 0.5 + :near_ratio / 2) as near_to
from buyers
