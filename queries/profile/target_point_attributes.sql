-- The criteria of a customer worth winning, 0 to 2 points each, and where score and revenue place the customer.
--
-- grain:           one row per customer on record
-- key:             customer_id
-- uses:            profile/scorecard_attributes
-- columns_of:      profile/scorecard_attributes
-- quadrant         text    big_good, big_risky, small_good or small_weak by the rule good_score, else not_judged
-- likeness_ratio   ratio   loyal ones among customers of the same kind, trade, demand and channel ÷ among all
-- target_fit       score   fits us: 2 with need and means on record, 1 with one of them, 0 without
-- target_good      score   good customer: 2 from the rule good_score on, 1 from fair_score on
-- target_potential score   has potential: 2 growing by growth_ratio or a deal past target_stage, 1 steady or any deal
-- target_likeness  score   resembles loyal customers: 2 from the rule like_ratio on, 1 from 1 on
select
    s.*,  -- noqa: AM04
    case
        when s.card_score is null then 'not_judged'
        when s.is_big then case when s.card_score >= :good_score then 'big_good' else 'big_risky' end
        when s.card_score >= :good_score then 'small_good'
        else 'small_weak'
    end as quadrant,
    case when s.alike >= :like_customers then s.likeness end as likeness_ratio,
    case
        when coalesce(s.has_need, s.has_means) is null then null
        when s.has_need and s.has_means then 2
        when s.has_need or s.has_means then 1
        else 0
    end as target_fit,
    case
        when s.card_score is null then null
        when s.card_score >= :good_score then 2
        when s.card_score >= :fair_score then 1
        else 0
    end as target_good,
    case
        when s.stage >= :target_stage then 2
        when s.revenue_before > 0 and s.revenue >= s.revenue_before * (1 + :growth_ratio) then 2
        when s.open_deals > 0 or (s.revenue > 0 and s.revenue >= s.revenue_before) then 1
        when s.all_orders > 0 then 0
    end as target_potential,
    case
        when s.likeness is null or s.alike < :like_customers then null
        when s.likeness >= :like_ratio then 2
        when s.likeness >= 1 then 1
        else 0
    end as target_likeness
from scorecard_attributes as s
