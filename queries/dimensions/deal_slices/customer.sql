-- Opportunities with a field of their customer, for a split by it; undivided where nothing splits.
--
-- grain:         one row per opportunity
-- uses:          staging/deal_records, dimensions/customer_slices
-- opportunity_id text    the opportunity
-- slice          text    the customer's value, Unknown while the customer is
select
    d.opportunity_id,
    case when :by = '' then 'all' else coalesce(s.slice, 'Unknown') end as slice
from deal_records as d
left join customer_slices as s on d.customer_id = s.customer_id
