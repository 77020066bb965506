-- Recency, frequency and revenue of each customer, scored against all customers, with the segment that R and F make.
--
-- grain:        one row per customer with a purchase in the 365 days to as_of, or in the period where one is set
-- uses:         profile/rfm_scores, selection/selected_customers, rules/rfm_segments
-- slice         text                        the value of the field that splits the result
-- customer_id   text   Customer             the customer
-- name          text   Name                 the customer's name
-- recency_days  days   Days since purchase  days from the last purchase to as_of
-- frequency     count  Orders               orders
-- monetary      money  Revenue              net revenue
-- r             score  R                    1 to 5, 5 most recent: 1 + five times the share of customers who are
--                                           strictly worse
-- f             score  F                    1 to 5, 5 most orders
-- m             score  M                    1 to 5, 5 most revenue
-- segment       text   Segment              the name that the rules file gives to R and F
with named as (
    select
        s.customer_id,
        g.segment,
        row_number() over (partition by s.customer_id order by g.position) as place
    from rfm_scores as s
    inner join rfm_segments as g on s.r between g.r_from and g.r_to and s.f between g.f_from and g.f_to
)

select
    c.slice,
    s.customer_id,
    c.name,
    s.recency_days,
    s.frequency,
    s.monetary,
    s.r,
    s.f,
    s.m,
    n.segment
from rfm_scores as s
inner join selected_customers as c on s.customer_id = c.customer_id
inner join named as n on s.customer_id = n.customer_id and n.place = 1
order by s.customer_id
