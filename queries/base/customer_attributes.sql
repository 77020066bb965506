-- Everything that is known of each customer at as_of: what is on record, the good-customer score, the target score.
--
-- grain:       one row per customer on record
-- uses:        base/target_attributes
-- stored:      yes
-- columns_of:  base/target_attributes
-- target_score score   points ÷ what the judged criteria could have × 10; empty below the rule target_known
select
    t.*,  -- noqa: AM04
    case
        when t.target_known >= :target_known
            then
                cast(
                    coalesce(t.target_fit, 0) + coalesce(t.target_good, 0) + coalesce(t.target_potential, 0)
                    + coalesce(t.target_match, 0) + coalesce(t.target_likeness, 0) as double
                ) / nullif(2 * t.target_known, 0) * 10
    end as target_score
from target_attributes as t
