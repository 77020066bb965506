-- The customers worth winning and keeping: five criteria of 0 to 2 points, and the score that those on record come to.
--
-- grain:            one row per chosen customer, the best score first
-- key:              customer_id
-- subject:          record
-- uses:             selection/selected_customer_attributes
-- slice             text                             the value of the field that splits the result
-- customer_id       text   Customer                  the customer's key
-- name              text   Name                      the customer's name
-- target_score      score  Target score              points ÷ what the judged criteria could have × 10; empty below the
--                                                    rule target_known
-- target_known      count  Criteria judged, target   how many of the five criteria could be judged
-- target_fit        score  Points: fits us           fits us: 2 with need and means on record, 1 with one of them, 0
--                                                    without
-- has_need          flag   Has a need                has a need that we could meet
-- has_means         flag   Can pay                   can pay for it
-- target_good       score  Points: good customer     good customer: 2 from the rule good_score on, 1 from fair_score on
-- card_score        score  Good-customer score       the good-customer score, 0 to 10
-- target_potential  score  Points: potential         has potential: 2 growing by growth_ratio or a deal past
--                                                    target_stage, 1 steady or any deal
-- revenue           money  Revenue                   net revenue in the 12 months that tiers rank
-- revenue_before    money  Revenue, the year before  net revenue in as many days before
-- stage             count  Stage                     the highest stage of the open deals
-- target_match      score  Points: match             well matched: 2 where the order value lies in the middle of all, 1
--                                                    where near it, 0 beyond
-- orders            count  Orders                    orders in the 12 months
-- target_likeness   score  Points: likeness          resembles loyal customers: 2 from the rule like_ratio on, 1 from 1
--                                                    on
-- likeness_ratio    ratio  Likeness to loyal ones    loyal ones among customers of the same kind, trade, demand and
--                                                    channel ÷ among all
select
    slice, customer_id, name, target_score, target_known, target_fit, has_need, has_means, target_good, card_score,
    target_potential, revenue, revenue_before, stage, target_match, orders, target_likeness, likeness_ratio
from selected_customer_attributes
order by target_score desc nulls last, target_known desc, revenue desc, customer_id asc
