-- The customer archive field by field, personal data included: the only relation that reads it for the card.
--
-- grain:       one row per chosen customer and field of the archive that customers of the kind have
-- key:         customer_id, field
-- uses:        selection/selected_customers, rules/archive, staging/customer_archive, staging/archive_notes
-- customer_id  text    the customer
-- position     count   the field's place in the archive
-- part         text    the group of the form that the field stands in
-- field        text    the field
-- value        text    what is on record, as text; empty where nothing is
with noted as (
    select
        n.customer_id,
        n.section,
        n.field,
        n.value
    from archive_notes as n
    inner join selected_customers as s on n.customer_id = s.customer_id
)

select
    c.customer_id,
    a.position,
    a.part,
    a.field,
    nullif(
        case a.stored
            when 'name' then c.name when 'city' then c.city when 'district' then c.district
            when 'side' then c.side when 'party' then c.party when 'demand' then c.demand
            when 'has_need' then cast(c.has_need as varchar)
            when 'has_means' then cast(c.has_means as varchar)
            when 'consent' then cast(c.consent as varchar)
            when 'channel' then c.channel when 'source' then c.source when 'referred_by' then c.referred_by
            when 'region' then c.region when 'branch_id' then c.branch_id when 'owner_id' then c.owner_id
            when 'industry' then c.industry when 'mobile' then c.mobile when 'phone' then c.phone
            when 'email' then c.email when 'address' then c.address when 'fax' then c.fax
            when 'id_number' then c.id_number when 'birth_on' then cast(c.birth_on as varchar)
            when 'employer' then c.employer when 'job_title' then c.job_title
            else n.value
        end, ''
    ) as value
from selected_customers as s
inner join customer_archive as c on s.customer_id = c.customer_id
inner join archive as a on c.kind = a.kind
left join noted as n on c.customer_id = n.customer_id and a.section = n.section and a.field = n.field
