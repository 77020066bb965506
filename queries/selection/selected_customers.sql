-- The customers whom the reader chose; the one place where the reader's filters are applied.
--
-- grain:      one row per customer who passes every filter that is set
-- uses:       staging/customer_records, staging/branch_hierarchy, profile/customer_tiers, profile/customer_states
-- uses:       dimensions/customer_slices
-- uses:       selection/search_matches, profile/customer_attributes
-- customer_id text    the customer's key
-- name        text    the customer's name
-- slice     text    the value of the field that splits the result; all where it is not split
select
    c.customer_id,
    c.name,
    s.slice
from customer_records as c
inner join customer_slices as s on c.customer_id = s.customer_id
where
    c.side in (:side)
    and c.region in (:region)
    and c.kind in (:kind)
    and c.industry in (:industry)
    and c.channel in (:channel)
    and (c.owner in (:owner) or c.owner_id in (:owner))
    and (
        (c.branch = 'Unknown' and c.branch in (:branch))
        or c.branch_id in (
            select f.branch_id from branch_hierarchy as f where f.member in (:branch) or f.member_id in (:branch)
        )
    )
    and c.customer_id in (
        select t.customer_id from customer_tiers as t where t.look = 'now' and t.tier in (:tier)
    )
    and c.customer_id in (
        select l.customer_id from customer_states as l where l.look = 'now' and l.state in (:lifecycle)
    )
    and c.customer_id in (:customer)
    and c.customer_id in (select f.customer_id from search_matches as f where f.searched = :search)
    and c.customer_id in (select a.customer_id from customer_attributes as a where :criteria)
