-- What the archive says of the customer, personal data included; fields without a value are left out.
--
-- grain:         one row per customer and filled field, then one per free note that is no field of the archive
-- uses:          customers/steps/archive_values, customers/steps/unmapped_notes
-- subject:       record
-- customer_id    text   Customer   the customer
-- part           text   Group      the group of the archive
-- archive_field  text   Field      the field, or what is noted
-- archive_value  text   On record  what is on record
-- position       count  Place      the field's place in the archive, empty for a free note
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
