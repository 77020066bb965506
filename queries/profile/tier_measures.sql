-- What each customer contributed in the 12 months that tiers rank.
--
-- grain:      one row per look and customer of the population with a purchase or return in those days
-- uses:       profile/ranked_population, periods/as_of_dates, activity/daily_sales
-- look        text    now, opening or closing
-- customer_id text    the customer
-- measure     money   contribution or revenue (rule tier_measure)
with brought as (
    select
        k.look,
        s.customer_id,
        sum(case when :tier_measure = 'revenue' then s.amount else s.margin end) as measure
    from as_of_dates as k
    inner join daily_sales as s on s.day between k.spend_from and k.spend_to
    group by k.look, s.customer_id
)

select
    b.look,
    b.customer_id,
    b.measure
from brought as b
inner join ranked_population as p on b.customer_id = p.customer_id
