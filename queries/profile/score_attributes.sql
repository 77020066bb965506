-- The points and scores of each customer at as_of: the good-customer score, and the score of whom to win and keep.
--
-- grain:            one row per customer on record
-- key:              customer_id
-- uses:             profile/target_count_attributes
-- materialized:     yes
-- ordered_by:       customer_id
-- customer_id       text                                   the customer's key
-- effort_ratio      ratio  Contacts and cases per order    contacts and service cases of the 365 days ÷ orders of the
--                                                          12 months, empty without orders
-- card_buying       score  Points: buying                  buys often and lately: 2 with R and F of 4 and more, 1 with
--                                                          one of them, 0 otherwise
-- card_profit       score  Points: profit                  leaves a margin: 2 from the rule good_margin on, 1 from
--                                                          fair_margin on
-- card_effort       score  Points: effort                  costs little to serve: 2 up to the rule low_effort, 1 up to
--                                                          high_effort
-- card_payment      score  Points: payment                 pays in time: 2 up to the rule low_late, 1 up to high_late
-- card_bond         score  Points: bond                    wants to stay: 2 for a promoter, 1 for a passive; by
--                                                          satisfaction where nothing else was said
-- card_known        count  Criteria judged, good customer  how many of the five criteria of a good customer could be
--                                                          judged
-- is_big            flag   Big                             among the best customers by revenue of the 12 months, as
--                                                          many as the rule big_ratio says
-- target_match      score  Points: match                   well matched: 2 where the order value lies in the middle of
--                                                          all, 1 where near it, 0 beyond
-- card_score        score  Good-customer score             points ÷ the points that the judged criteria could have ×
--                                                          10; empty below the rule card_known
-- quadrant          text   Quadrant                        big_good, big_risky, small_good or small_weak by the rule
--                                                          good_score, else not_judged
-- likeness_ratio    ratio  Likeness to loyal ones          loyal ones among customers of the same kind, trade, demand
--                                                          and channel ÷ among all
-- target_fit        score  Points: fits us                 fits us: 2 with need and means on record, 1 with one of
--                                                          them, 0 without
-- target_good       score  Points: good customer           good customer: 2 from the rule good_score on, 1 from
--                                                          fair_score on
-- target_potential  score  Points: potential               has potential: 2 growing by growth_ratio or a deal past
--                                                          target_stage, 1 steady or any deal
-- target_likeness   score  Points: likeness                resembles loyal customers: 2 from the rule like_ratio on, 1
--                                                          from 1 on
-- target_known      count  Criteria judged, target         how many of the five criteria of a target could be judged
-- target_score      score  Target score                    points ÷ what the judged criteria could have × 10; empty
--                                                          below the rule target_known
select
    t.customer_id, t.effort_ratio, t.card_buying, t.card_profit, t.card_effort, t.card_payment, t.card_bond,
    t.card_known, t.is_big, t.target_match, t.card_score, t.quadrant, t.likeness_ratio, t.target_fit, t.target_good,
    t.target_potential, t.target_likeness, t.target_known,
    case
        when t.target_known >= :target_known
            then
                cast(
                    coalesce(t.target_fit, 0) + coalesce(t.target_good, 0) + coalesce(t.target_potential, 0)
                    + coalesce(t.target_match, 0) + coalesce(t.target_likeness, 0) as double
                ) / nullif(2 * t.target_known, 0) * 10
    end as target_score
from target_count_attributes as t
