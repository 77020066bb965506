-- Opportunities with their owner, for a split by it.
--
-- grain:         one row per opportunity
-- uses:          staging/deal_labels
-- opportunity_id text    the opportunity
-- slice          text    who works on it
select
    opportunity_id,
    owner as slice
from deal_labels
