-- Opportunities with their branch, for a split by it.
--
-- grain:         one row per opportunity
-- uses:          staging/deal_labels
-- opportunity_id text    the opportunity
-- slice          text    the branch of who works on it
select
    opportunity_id,
    branch as slice
from deal_labels
