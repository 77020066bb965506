-- The values that each filter offers, with the customers who have them.
--
-- grain:     one row per filter field and value
-- uses:      staging/customer_records, staging/branch_hierarchy, rules/tiers, rules/lifecycle
-- subject:   record
-- field      text   Field      region, branch, owner, kind, side, industry, channel, tier or lifecycle
-- key        text   Key        the value's key: that of the branch or employee, else the value itself
-- value      text   Value      the value as reports show it
-- customers  count  Customers  customers of any side who have it; a branch counts its offices'; empty where it is
--                              computed
with chosen as (
    select 'region' as field, region as key, region as value, customer_id from customer_records
    union all
    select 'kind' as field, kind as key, kind as value, customer_id from customer_records
    union all
    select 'side' as field, side as key, side as value, customer_id from customer_records
    union all
    select 'industry' as field, industry as key, industry as value, customer_id from customer_records
    union all
    select 'channel' as field, channel as key, channel as value, customer_id from customer_records
    union all
    select 'owner' as field, coalesce(owner_id, 'Unknown') as key, owner as value, customer_id from customer_records
    union all
    select
        'branch' as field,
        coalesce(f.member_id, 'Unknown') as key,
        coalesce(f.member, 'Unknown') as value,
        c.customer_id
    from customer_records as c
    left join branch_hierarchy as f on c.branch_id = f.branch_id
)

select field, key, value, count(*) as customers
from chosen
group by field, key, value
union all
select 'tier' as field, tier as key, tier as value, cast(null as bigint) as customers
from tiers
union all
select 'lifecycle' as field, state as key, state as value, cast(null as bigint) as customers
from lifecycle
order by field, value
