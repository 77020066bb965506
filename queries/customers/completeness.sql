-- How much of the archive is filled, group by group.
--
-- grain:        one row per customer and group of the archive that customers of the kind have
-- uses:         base/archive_values
-- subject:      record
-- customer_id   text    the customer
-- part          text    the group of the archive
-- filled        count   fields with something on record
-- fields        count   fields of the group
-- filled_ratio  ratio   filled / fields
select
    customer_id,
    part,
    count(value) as filled,
    count(*) as fields,
    cast(count(value) as double) / nullif(count(*), 0) as filled_ratio
from archive_values
group by customer_id, part
order by customer_id asc, min(position) asc
