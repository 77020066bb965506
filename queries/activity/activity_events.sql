-- The days on which a customer became active or was lost.
--
-- grain:      one row per event up to as_of
-- uses:       activity/spells
-- customer_id text    the customer
-- day         date    the day it is dated
-- event       text    new, won_back or churned
select
    customer_id,
    starts_on as day,
    case when spell = 1 then 'new' else 'won_back' end as event
from spells
union all
select
    customer_id,
    churned_on as day,
    'churned' as event
from spells
where churned_on <= :as_of
