-- Opportunities with their product, for a split by it.
--
-- grain:         one row per opportunity
-- uses:          staging/deal_labels
-- opportunity_id text    the opportunity
-- slice          text    what it is about
select
    opportunity_id,
    product as slice
from deal_labels
