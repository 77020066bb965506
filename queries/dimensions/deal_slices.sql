-- Opportunities with the value of the field that splits the result: their own where they have one, else the customer's.
--
-- grain:         one row per opportunity
-- key:           opportunity_id
-- uses:          staging/deal_records, dimensions/customer_slices
-- from_fields:   deal_slices
-- opportunity_id text    the opportunity
-- slice          text    the value of the field, Unknown while the customer is; all where the result is not split
select
    d.opportunity_id,
    case when :by = '' then 'all' else coalesce(s.slice, 'Unknown') end as slice
from deal_records as d
left join customer_slices as s on d.customer_id = s.customer_id
