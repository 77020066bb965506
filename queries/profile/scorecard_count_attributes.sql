-- How many of the criteria of a good customer could be judged, and whether the customer is a big one.
--
-- grain:       one row per customer on record
-- key:         customer_id
-- uses:        profile/scorecard_point_attributes, profile/score_thresholds
-- columns_of:  profile/scorecard_point_attributes
-- card_known   count   how many of the five criteria of a good customer could be judged
-- is_big       flag    among the best customers by revenue of the 12 months, as many as the rule big_ratio says
-- target_match score   well matched: 2 where the order value lies in the middle of all, 1 where near it, 0 beyond
select
    c.*,  -- noqa: AM04
    case when c.card_buying is null then 0 else 1 end
    + case when c.card_profit is null then 0 else 1 end
    + case when c.card_effort is null then 0 else 1 end
    + case when c.card_payment is null then 0 else 1 end
    + case when c.card_bond is null then 0 else 1 end as card_known,
    coalesce(c.revenue >= l.big_revenue and c.revenue > 0, false) as is_big,
    case
        when c.orders = 0 then null
        when c.revenue between l.match_from * c.orders and l.match_to * c.orders then 2
        when c.revenue between l.near_from * c.orders and l.near_to * c.orders then 1
        else 0
    end as target_match
from scorecard_point_attributes as c
cross join score_thresholds as l
