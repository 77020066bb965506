-- Who each customer is, as it stands on record.
--
-- grain:      one row per customer on record
-- key:        customer_id
-- uses:       staging/customer_records
-- materialized: yes
-- ordered_by:   customer_id
-- customer_id text    the customer's key
-- name        text    the customer's name, its key where none is on record
-- kind        text    individual or enterprise
-- side        text    external, internal or partner
-- party       text    what the customer is to us
-- demand      text    the level of demand
-- region      text    the sales region
-- city        text    the city
-- district    text    the district
-- industry    text    the line of business
-- branch_id   text    key of the branch that looks after the customer
-- branch      text    its name
-- owner_id    text    key of the employee who looks after the customer
-- owner       text    the employee's name
-- channel     text    how the customer was found
-- source      text    where the information came from
-- status      text    active, dormant or archived
-- has_need    flag    has a need that we could meet
-- has_means   flag    can pay for it
-- consent     flag    agreed to be contacted
-- created_on  date    first day on record
-- referred_by text    key of the customer who recommended us
-- referred    count   customers who came by this one's recommendation
with recommended as (
    select referred_by as customer_id, count(*) as referred from customer_records group by referred_by
)

select
    c.customer_id, c.name, c.kind, c.side, c.party, c.demand, c.region, c.city, c.district, c.industry,
    c.branch_id, c.branch, c.owner_id, c.owner, c.channel, c.source, c.status, c.has_need, c.has_means, c.consent,
    c.created_on, c.referred_by,
    coalesce(m.referred, 0) as referred
from customer_records as c
left join recommended as m on c.customer_id = m.customer_id
