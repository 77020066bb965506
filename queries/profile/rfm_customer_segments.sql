-- The scores R, F and M of each customer with the segment that the rules file names by R and F.
--
-- grain:       one row per customer of the population with a purchase in the window
-- uses:        profile/rfm_scores, rules/rfm_segments
-- customer_id  text    the customer
-- r            score   1 to 5, 5 most recent
-- f            score   1 to 5, 5 most orders
-- m            score   1 to 5, 5 most revenue
-- segment      text    the segment; empty where no range fits
with cells as (
    select distinct r, f from rfm_scores
),

named as (
    select
        c.r,
        c.f,
        g.segment,
        row_number() over (partition by c.r, c.f order by g.position) as place
    from cells as c
    inner join rfm_segments as g on c.r between g.r_from and g.r_to and c.f between g.f_from and g.f_to
)

select
    s.customer_id,
    s.r,
    s.f,
    s.m,
    n.segment
from rfm_scores as s
left join named as n on s.r = n.r and s.f = n.f and n.place = 1
