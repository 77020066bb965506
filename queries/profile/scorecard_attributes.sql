-- The good-customer score from 0 to 10.
--
-- grain:      one row per customer on record
-- key:        customer_id
-- uses:       profile/scorecard_count_attributes
-- columns_of: profile/scorecard_count_attributes
-- card_score  score   points ÷ the points that the judged criteria could have × 10; empty below the rule card_known
select
    q.*,  -- noqa: AM04
    case
        when q.card_known >= :card_known
            then
                cast(
                    coalesce(q.card_buying, 0) + coalesce(q.card_profit, 0) + coalesce(q.card_effort, 0)
                    + coalesce(q.card_payment, 0) + coalesce(q.card_bond, 0) as double
                ) / nullif(2 * q.card_known, 0) * 10
    end as card_score
from scorecard_count_attributes as q
