-- What the archive says of the customer, personal data included; fields without a value are left out.
--
-- grain:        one row per customer and filled field, then one per free note that is no field of the archive
-- uses:         customers/steps/archive_values, customers/steps/unmapped_notes
-- subject:      record
-- customer_id   text    the customer
-- part          text    the group of the archive
-- archive_field text    the field, or what is noted
-- archive_value text    what is on record
-- position      count   the field's place in the archive, empty for a free note
select
    customer_id,
    part,
    field as archive_field,
    value as archive_value,
    position
from archive_values
where value is not null
union all
select
    customer_id,
    part,
    field as archive_field,
    value as archive_value,
    null as position
from unmapped_notes
order by customer_id asc, position asc nulls last, part asc, archive_field asc
