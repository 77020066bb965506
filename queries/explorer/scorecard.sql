-- The good-customer scorecard: five criteria of 0 to 2 points, and the score that those on record come to.
--
-- grain:        one row per chosen customer, the best score first
-- key:          customer_id
-- subject:      record
-- uses:         selection/selected_customer_attributes
-- slice         text                                   the value of the field that splits the result
-- customer_id   text   Customer                        the customer's key
-- name          text   Name                            the customer's name
-- quadrant      text   Quadrant                        big_good, big_risky, small_good, small_weak; not_judged with too
--                                                      few criteria
-- card_score    score  Good-customer score             points ÷ the points that the judged criteria could have × 10;
--                                                      empty below the rule card_known
-- card_known    count  Criteria judged, good customer  how many of the five criteria could be judged
-- revenue       money  Revenue                         net revenue in the 12 months that tiers rank
-- is_big        flag   Big                             among the best customers by revenue, as many as the rule
--                                                      big_ratio says
-- card_buying   score  Points: buying                  buys often and lately: 2 with R and F of 4 and more, 1 with one
--                                                      of them, 0 otherwise
-- r             score  R                               recency, 1 to 5
-- f             score  F                               frequency, 1 to 5
-- card_profit   score  Points: profit                  leaves a margin: 2 from the rule good_margin on, 1 from
--                                                      fair_margin on
-- margin_ratio  ratio  Margin                          contribution ÷ revenue of the lines with a cost on record
-- card_effort   score  Points: effort                  costs little to serve: 2 up to the rule low_effort, 1 up to
--                                                      high_effort
-- effort_ratio  ratio  Contacts and cases per order    contacts and service cases of the 365 days ÷ orders of the 12
--                                                      months
-- card_payment  score  Points: payment                 pays in time: 2 up to the rule low_late, 1 up to high_late
-- late_ratio    ratio  Late invoices, share            invoices paid late or not at all ÷ invoices due in the 365 days
-- card_bond     score  Points: bond                    wants to stay: 2 for a promoter, 1 for a passive; by
--                                                      satisfaction where nothing else was said
-- nps           score  NPS                             the latest answer on recommendation, 0 to 10
-- satisfaction  score  Satisfaction                    the latest answer on satisfaction, on 0 to 100
select
    slice, customer_id, name, quadrant, card_score, card_known, revenue, is_big,
    card_buying, r, f, card_profit, margin_ratio, card_effort, effort_ratio, card_payment, late_ratio,
    card_bond, nps, satisfaction
from selected_customer_attributes
order by card_score desc nulls last, revenue desc, customer_id asc
