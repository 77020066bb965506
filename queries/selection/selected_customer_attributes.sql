-- The customers whom the reader chose with everything that is known of them: selected_customers over one wide table.
--
-- grain:      one row per customer who passes every filter that is set
-- uses:       profile/customer_attributes, staging/branch_hierarchy, selection/search_matches
-- columns_of: profile/customer_attributes
-- slice       text    the value of the field that splits the result; all where it is not split
select
    case
        when :by = 'region' then a.region
        when :by = 'branch' then a.branch
        when :by = 'owner' then a.owner
        when :by = 'kind' then a.kind
        when :by = 'side' then a.side
        when :by = 'tier' then a.tier
        when :by = 'lifecycle' then a.lifecycle
        when :by = 'industry' then a.industry
        when :by = 'channel' then a.channel
        else 'all'
    end as slice,
    a.*  -- noqa: AM04
from customer_attributes as a
where
    a.side in (:side)
    and a.region in (:region)
    and a.kind in (:kind)
    and a.industry in (:industry)
    and a.channel in (:channel)
    and (a.owner in (:owner) or a.owner_id in (:owner))
    and (
        (a.branch = 'Unknown' and a.branch in (:branch))
        or a.branch_id in (
            select f.branch_id from branch_hierarchy as f where f.member in (:branch) or f.member_id in (:branch)
        )
    )
    and a.tier in (:tier)
    and a.lifecycle in (:lifecycle)
    and a.customer_id in (:customer)
    and a.customer_id in (select f.customer_id from search_matches as f where f.searched = :search)
    and :criteria
