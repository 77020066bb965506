-- Value tiers: customers ranked by what they contributed in 12 months, cut at the shares of the rules file.
--
-- grain:      one row per look and customer of the population
-- uses:       profile/ranked_population, periods/as_of_dates, profile/tier_measures, rules/tiers
-- materialized: yes
-- look        text    now, opening or closing
-- customer_id text    the customer
-- tier        text    the tier; Unknown for a customer without a purchase or return in the 12 months
with ranked as (
    select
        look,
        customer_id,
        row_number() over (partition by look order by measure desc, customer_id asc) as place
    from tier_measures
),

sizes as (
    select
        look,
        count(*) as customers
    from tier_measures
    group by look
),

cuts as (
    -- a tier begins behind the highest cut of those before it
    select
        s.look,
        t.tier,
        floor(s.customers * t.up_to + 0.5) as last_place,
        floor(
            s.customers
            * coalesce(
                max(t.up_to) over (
                    partition by s.look
                    order by t.position
                    rows between unbounded preceding and 1 preceding
                ), 0
            ) + 0.5
        ) as after_place
    from sizes as s
    cross join tiers as t
)

select
    k.look,
    p.customer_id,
    coalesce(c.tier, 'Unknown') as tier
from as_of_dates as k
cross join ranked_population as p
left join ranked as r on k.look = r.look and p.customer_id = r.customer_id
left join cuts as c on r.look = c.look and r.place > c.after_place and r.place <= c.last_place
