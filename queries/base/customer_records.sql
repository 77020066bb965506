-- Customers as the reports see them: every field filled, branch and owner by a name that is theirs alone.
--
-- grain:      one row per customer on record
-- uses:       base/branch_labels, base/owner_labels
-- customer_id text    the customer's key
-- name        text    the customer's name, its key where none is on record
-- side        text    external, internal or partner
-- kind        text    individual or enterprise
-- region      text    Unknown where none is on record
-- industry    text    Unknown where none is on record
-- channel     text    how the customer was found, Unknown where not on record
-- branch_id   text    key of the branch that looks after the customer
-- branch      text    its name, Unknown where there is none
-- owner_id    text    key of the employee who looks after the customer
-- owner       text    the employee's name, Unknown where there is none
-- is_prospect flag    need and purchasing power are both on record
select
    c.customer_id,
    coalesce(nullif(c.name, ''), c.customer_id) as name,
    coalesce(c.side, 'external') as side,
    coalesce(c.kind, 'enterprise') as kind,
    coalesce(nullif(c.region, ''), 'Unknown') as region,
    coalesce(nullif(c.industry, ''), 'Unknown') as industry,
    coalesce(nullif(c.channel, ''), 'Unknown') as channel,
    c.branch_id,
    coalesce(b.branch, 'Unknown') as branch,
    c.owner_id,
    coalesce(o.owner, 'Unknown') as owner,
    coalesce(c.has_need and c.has_means, false) as is_prospect
from customers as c
left join branch_labels as b on c.branch_id = b.branch_id
left join owner_labels as o on c.owner_id = o.owner_id
