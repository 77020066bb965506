-- The good-customer scorecard: five criteria of 0 to 2 points, and the score that those on record come to.
--
-- grain:       one row per chosen customer, the best score first
-- key:         customer_id
-- subject:    record
-- uses:        selection/selected_customer_attributes
-- slice        text    the value of the field that splits the result
-- customer_id  text    the customer's key
-- name         text    the customer's name
-- quadrant     text    big_good, big_risky, small_good, small_weak; not_judged with too few criteria
-- card_score   score   points ÷ the points that the judged criteria could have × 10; empty below the rule card_known
-- card_known   count   how many of the five criteria could be judged
-- revenue      money   net revenue in the 12 months that tiers rank
-- is_big       flag    among the best customers by revenue, as many as the rule big_ratio says
-- card_buying  score   buys often and lately: 2 with R and F of 4 and more, 1 with one of them, 0 otherwise
-- r            score   recency, 1 to 5
-- f            score   frequency, 1 to 5
-- card_profit  score   leaves a margin: 2 from the rule good_margin on, 1 from fair_margin on
-- margin_ratio ratio   contribution ÷ revenue of the lines with a cost on record
-- card_effort  score   costs little to serve: 2 up to the rule low_effort, 1 up to high_effort
-- effort_ratio ratio   contacts and service cases of the 365 days ÷ orders of the 12 months
-- card_payment score   pays in time: 2 up to the rule low_late, 1 up to high_late
-- late_ratio   ratio   invoices paid late or not at all ÷ invoices due in the 365 days
-- card_bond    score   wants to stay: 2 for a promoter, 1 for a passive; by satisfaction where nothing else was said
-- nps          score   the latest answer on recommendation, 0 to 10
-- satisfaction score   the latest answer on satisfaction, on 0 to 100
select
    slice, customer_id, name, quadrant, card_score, card_known, revenue, is_big,
    card_buying, r, f, card_profit, margin_ratio, card_effort, effort_ratio, card_payment, late_ratio,
    card_bond, nps, satisfaction
from selected_customer_attributes
order by card_score desc nulls last, revenue desc, customer_id asc
