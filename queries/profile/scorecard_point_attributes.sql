-- The five criteria of a good customer, 0 to 2 points each; what is not on record is not judged.
--
-- grain:       one row per customer on record
-- key:         customer_id
-- uses:        profile/score_input_attributes
-- columns_of:  profile/score_input_attributes
-- effort_ratio ratio   contacts and service cases of the 365 days ÷ orders of the 12 months, empty without orders
-- card_buying  score   buys often and lately: 2 with R and F of 4 and more, 1 with one of them, 0 otherwise
-- card_profit  score   leaves a margin: 2 from the rule good_margin on, 1 from fair_margin on
-- card_effort  score   costs little to serve: 2 up to the rule low_effort, 1 up to high_effort
-- card_payment score   pays in time: 2 up to the rule low_late, 1 up to high_late
-- card_bond    score   wants to stay: 2 for a promoter, 1 for a passive; by satisfaction where nothing else was said
select
    s.*,  -- noqa: AM04
    cast(s.contacts + s.cases as double) / nullif(s.orders, 0) as effort_ratio,
    case
        when s.all_orders = 0 then null
        when s.r >= 4 and s.f >= 4 then 2
        when s.r >= 4 or s.f >= 4 then 1
        else 0
    end as card_buying,
    case
        when s.margin_ratio is null then null
        when s.margin_ratio >= :good_margin then 2
        when s.margin_ratio >= :fair_margin then 1
        else 0
    end as card_profit,
    case
        when s.orders = 0 then null
        when s.contacts + s.cases <= :low_effort * s.orders then 2
        when s.contacts + s.cases <= :high_effort * s.orders then 1
        else 0
    end as card_effort,
    case
        when s.late_ratio is null then null
        when s.late_ratio <= :low_late then 2
        when s.late_ratio <= :high_late then 1
        else 0
    end as card_payment,
    case
        when coalesce(s.nps, s.satisfaction) is null then null
        when s.nps >= 9 or (s.nps is null and s.satisfaction >= :loyal_index) then 2
        when s.nps >= 7 or (s.nps is null and s.satisfaction >= 50) then 1
        else 0
    end as card_bond
from score_input_attributes as s
