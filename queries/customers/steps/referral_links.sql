-- Recommendations, each seen from both sides; who came after as_of has not come yet.
--
-- grain:          one row per recommendation and side
-- uses:           staging/customer_records
-- customer_id     text    the customer
-- referral        text    from (recommended us to the customer) or to (came by the customer's recommendation)
-- other_id        text    the other customer
-- other_name      text    that one's name
-- other_since     date    that one's first day on record
select
    c.customer_id,
    'from' as referral,
    b.customer_id as other_id,
    b.name as other_name,
    b.created_on as other_since
from customer_records as c
inner join customer_records as b on c.referred_by = b.customer_id
union all
select
    b.customer_id,
    'to' as referral,
    c.customer_id as other_id,
    c.name as other_name,
    c.created_on as other_since
from customer_records as c
inner join customer_records as b on c.referred_by = b.customer_id
where coalesce(c.created_on <= :as_of, true)
