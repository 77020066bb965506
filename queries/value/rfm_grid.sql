-- Customers and revenue by the scores of recency and frequency.
--
-- grain:     one row per pair of scores, empty pairs included
-- uses:      profile/rfm_scores, selection/selected_customers, selection/slice_values
-- adds_up:   customers, revenue
-- slice      text              the value of the field that splits the result
-- r          score  R          1 to 5, 5 most recent
-- f          score  F          1 to 5, 5 most orders
-- customers  count  Customers  customers with those scores
-- revenue    money  Revenue    their net revenue
with recursive fifths as (
    select 1 as score
    union all
    select score + 1 as score
    from fifths
    where score < 5
),

scored as (
    select
        c.slice,
        s.customer_id,
        s.r,
        s.f,
        s.monetary
    from rfm_scores as s
    inner join selected_customers as c on s.customer_id = c.customer_id
)

select
    l.slice,
    a.score as r,
    b.score as f,
    count(s.customer_id) as customers,
    coalesce(sum(s.monetary), 0) as revenue
from slice_values as l
cross join fifths as a
cross join fifths as b
left join scored as s on l.slice = s.slice and a.score = s.r and b.score = s.f
group by l.slice, a.score, b.score
order by l.slice, r, f
