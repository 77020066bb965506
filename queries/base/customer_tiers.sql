-- Value tiers: customers ranked by what they contributed in 12 months, cut at the shares of the rules file.
--
-- grain:      one row per look and customer of the population
-- uses:       base/population, base/looks, base/daily_sales, rules/tiers
-- look        text    now, opening or closing
-- customer_id text    the customer
-- tier        text    the tier; Unknown for a customer without a purchase or return in the 12 months
with spend as (
    select
        k.look,
        p.customer_id,
        sum(case when :tier_measure = 'revenue' then d.amount else d.margin end) as measure
    from looks as k
    inner join daily_sales as d on d.day between k.spend_from and k.spend_to
    inner join population as p on d.customer_id = p.customer_id
    group by k.look, p.customer_id
),

ranked as (
    select
        look,
        customer_id,
        row_number() over (partition by look order by measure desc, customer_id asc) as place,
        count(*) over (partition by look) as customers
    from spend
),

placed as (
    select
        r.look,
        r.customer_id,
        min(t.position) as position
    from ranked as r
    inner join tiers as t on r.place <= floor(r.customers * t.up_to + 0.5)
    group by r.look, r.customer_id
)

select
    k.look,
    p.customer_id,
    coalesce(t.tier, 'Unknown') as tier
from looks as k
cross join population as p
left join placed as g on k.look = g.look and p.customer_id = g.customer_id
left join tiers as t on g.position = t.position
