-- The values that conditions on customers can choose from, the most frequent first.
--
-- grain:     one row per attribute and value that some customer has
-- subject:   record
-- uses:      profile/customer_attributes, staging/tag_assignments
-- each:      kind, side, party, demand, region, city, district, industry, branch, owner, channel, source, status
-- each:      tier, lifecycle, rfm_segment, contract
-- attribute  text   Attribute  the attribute, by its name in criteria
-- value      text   Value      the value
-- customers  count  Customers  customers of any side who have it
with found as (
    select
        a.each_value as value,
        :each as attribute,
        count(*) as customers
    from customer_attributes as a
    group by a.each_value
    union all
    select
        g.tag as value,
        'tag' as attribute,
        count(*) as customers
    from tag_assignments as g
    group by g.tag
)

select
    attribute,
    value,
    customers
from found
where value is not null
order by attribute asc, customers desc, value asc
