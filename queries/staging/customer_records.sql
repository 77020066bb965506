-- Customers as the reports see them: every field filled, branch and owner by a name that is theirs alone.
--
-- grain:      one row per customer on record
-- key:        customer_id
-- uses:       staging/branch_labels, staging/employee_labels
-- customer_id text    the customer's key
-- name        text    the customer's name, its key where none is on record
-- side        text    external, internal or partner
-- kind        text    individual or enterprise
-- party       text    what the customer is to us, Unknown where not on record
-- demand      text    the level of demand, Unknown where not on record
-- region      text    Unknown where none is on record
-- city        text    Unknown where none is on record
-- district    text    Unknown where none is on record
-- industry    text    Unknown where none is on record
-- channel     text    how the customer was found, Unknown where not on record
-- source      text    where the information came from, Unknown where not on record
-- status      text    active, dormant or archived, Unknown where not on record
-- branch_id   text    key of the branch that looks after the customer
-- branch      text    its name, Unknown where there is none
-- owner_id    text    key of the employee who looks after the customer
-- owner       text    the employee's name, Unknown where there is none
-- is_prospect flag    need and purchasing power are both on record
-- has_need    flag    has a need that we could meet, empty where not on record
-- has_means   flag    can pay for it, empty where not on record
-- consent     flag    agreed to be contacted, empty where not on record
-- created_on  date    first day on record
-- referred_by text    the customer who recommended us
select
    c.customer_id,
    coalesce(nullif(c.name, ''), c.customer_id) as name,
    coalesce(c.side, 'external') as side,
    coalesce(c.kind, 'enterprise') as kind,
    coalesce(nullif(c.party, ''), 'Unknown') as party,
    coalesce(nullif(c.demand, ''), 'Unknown') as demand,
    coalesce(nullif(c.region, ''), 'Unknown') as region,
    coalesce(nullif(c.city, ''), 'Unknown') as city,
    coalesce(nullif(c.district, ''), 'Unknown') as district,
    coalesce(nullif(c.industry, ''), 'Unknown') as industry,
    coalesce(nullif(c.channel, ''), 'Unknown') as channel,
    coalesce(nullif(c.source, ''), 'Unknown') as source,
    coalesce(nullif(c.status, ''), 'Unknown') as status,
    c.branch_id,
    coalesce(b.branch, 'Unknown') as branch,
    c.owner_id,
    coalesce(o.owner, 'Unknown') as owner,
    coalesce(c.has_need and c.has_means, false) as is_prospect,
    c.has_need,
    c.has_means,
    c.consent,
    c.created_on,
    c.referred_by
from customers as c
left join branch_labels as b on c.branch_id = b.branch_id
left join employee_labels as o on c.owner_id = o.owner_id
