-- Recency, frequency and revenue of each customer, scored 1 to 5 against the whole population.
--
-- grain:       one row per customer of the population with a purchase in the window
-- uses:        profile/rfm_measures
-- customer_id  text    the customer
-- recency_days days    days from the last purchase in the window to as_of
-- frequency    count   orders in the window
-- monetary     money   net revenue in the window
-- r            score   1 to 5, 5 most recent
-- f            score   1 to 5, 5 most orders
-- m            score   1 to 5, 5 most revenue
with ranked as (
    select
        customer_id,
        recency_days,
        frequency,
        monetary,
        count(*) over () as customers,
        rank() over (order by recency_days desc) - 1 as worse_r,
        rank() over (order by frequency asc) - 1 as worse_f,
        rank() over (order by monetary asc) - 1 as worse_m,
        ntile(5) over (order by recency_days desc, customer_id asc) as fifth_r,
        ntile(5) over (order by frequency asc, customer_id asc) as fifth_f,
        ntile(5) over (order by monetary asc, customer_id asc) as fifth_m
    from rfm_measures
)

select
    customer_id,
    recency_days,
    frequency,
    monetary,
    case when :rfm_method = 'ntile' then fifth_r else 1 + 5 * worse_r // customers end as r,
    case when :rfm_method = 'ntile' then fifth_f else 1 + 5 * worse_f // customers end as f,
    case when :rfm_method = 'ntile' then fifth_m else 1 + 5 * worse_m // customers end as m
from ranked
