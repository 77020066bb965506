-- How often customers like this one are loyal: those of the same kind, trade, demand and channel.
--
-- grain:      one row per customer on record
-- key:        customer_id
-- uses:       profile/record_attributes, profile/loyalty_lift
-- materialized: yes
-- ordered_by:   customer_id
-- customer_id text    the customer's key
-- alike       count   customers like this one who ever bought
-- likeness    ratio   their share of loyal ones ÷ the share among all who ever bought
select
    r.customer_id,
    l.alike,
    l.likeness
from record_attributes as r
left join loyalty_lift as l
    on r.kind = l.kind and r.industry = l.industry and r.demand = l.demand and r.channel = l.channel
