-- The values that conditions on customers can choose from, the most frequent first.
--
-- grain:     one row per attribute and value that some customer has
-- subject:   record
-- uses:      profile/customer_attributes, staging/tag_assignments
-- attribute  text   Attribute  the attribute, by its name in criteria
-- value      text   Value      the value
-- customers  count  Customers  customers of any side who have it
with found as (
    select 'kind' as attribute, kind as value, count(*) as customers from customer_attributes group by kind
    union all
    select 'side' as attribute, side as value, count(*) as customers from customer_attributes group by side
    union all
    select 'party' as attribute, party as value, count(*) as customers from customer_attributes group by party
    union all
    select 'demand' as attribute, demand as value, count(*) as customers from customer_attributes group by demand
    union all
    select 'region' as attribute, region as value, count(*) as customers from customer_attributes group by region
    union all
    select 'city' as attribute, city as value, count(*) as customers from customer_attributes group by city
    union all
    select 'district' as attribute, district as value, count(*) as customers
    from customer_attributes group by district
    union all
    select 'industry' as attribute, industry as value, count(*) as customers
    from customer_attributes group by industry
    union all
    select 'branch' as attribute, branch as value, count(*) as customers from customer_attributes group by branch
    union all
    select 'owner' as attribute, owner as value, count(*) as customers from customer_attributes group by owner
    union all
    select 'channel' as attribute, channel as value, count(*) as customers from customer_attributes group by channel
    union all
    select 'source' as attribute, source as value, count(*) as customers from customer_attributes group by source
    union all
    select 'status' as attribute, status as value, count(*) as customers from customer_attributes group by status
    union all
    select 'tier' as attribute, tier as value, count(*) as customers from customer_attributes group by tier
    union all
    select 'lifecycle' as attribute, lifecycle as value, count(*) as customers
    from customer_attributes group by lifecycle
    union all
    select 'rfm_segment' as attribute, rfm_segment as value, count(*) as customers
    from customer_attributes group by rfm_segment
    union all
    select 'contract' as attribute, contract as value, count(*) as customers
    from customer_attributes group by contract
    union all
    select 'tag' as attribute, tag as value, count(*) as customers from tag_assignments group by tag
)

select
    attribute,
    value,
    customers
from found
where value is not null
order by attribute asc, customers desc, value asc
