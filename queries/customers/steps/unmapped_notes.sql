-- Notes on the chosen customers that are no fields of the archive for their kind.
--
-- grain:       one row per note
-- uses:        selection/selected_customers, rules/archive, staging/archive_notes, staging/customer_records
-- customer_id  text    the customer
-- part         text    the group that it was noted in
-- field        text    what is noted
-- value        text    the note
select
    n.customer_id,
    n.section as part,
    n.field,
    n.value
from archive_notes as n
inner join selected_customers as s on n.customer_id = s.customer_id
inner join customer_records as c on n.customer_id = c.customer_id
left join archive as a on n.section = a.section and n.field = a.field and c.kind = a.kind
where nullif(n.value, '') is not null and a.field is null
