-- Opportunities with a field of their customer, for a split by it; undivided where nothing splits.
--
-- grain:         one row per opportunity
-- uses:          base/deals, base/slices
-- opportunity_id text    the opportunity
-- slice          text    the customer's value, Unknown while the customer is
select
    d.opportunity_id,
    case when :by = '' then 'all' else coalesce(s.slice, 'Unknown') end as slice
from deals as d
left join slices as s on d.customer_id = s.customer_id
