-- How much of the archive is filled, group by group; the people at an enterprise count as one field.
--
-- grain:        one row per customer and group of the archive that customers of the kind have
-- uses:         customers/steps/archive_values, staging/person_records
-- subject:      record
-- customer_id   text   Customer       the customer
-- part          text   Group          the group of the archive
-- filled        count  Filled         fields with something on record
-- fields        count  Fields         fields of the group
-- filled_ratio  ratio  Filled, share  filled / fields
with asked as (
    select
        customer_id,
        part,
        position,
        value
    from archive_values
    union all
    select
        a.customer_id,
        a.part,
        max(a.position) as position,
        max(p.person) as value
    from archive_values as a
    left join person_records as p on a.customer_id = p.customer_id
    where a.part = 'principals'
    group by a.customer_id, a.part
)

select
    customer_id,
    part,
    count(value) as filled,
    count(*) as fields,
    cast(count(value) as double) / nullif(count(*), 0) as filled_ratio
from asked
group by customer_id, part
order by customer_id asc, min(position) asc
