-- Everything that is known of each customer at as_of: what is on record, the good-customer score, the target score.
--
-- grain:        one row per customer on record
-- key:          customer_id
-- uses:         profile/record_attributes, profile/tag_attributes, profile/buying_attributes
-- uses:         profile/opinion_attributes
-- uses:         profile/deal_attributes, profile/contact_attributes, profile/contract_attributes
-- uses:         profile/account_attributes
-- uses:         profile/score_attributes
-- positional: yes
-- columns_of:   profile/record_attributes, profile/tag_attributes, profile/buying_attributes
-- columns_of:   profile/opinion_attributes
-- columns_of:   profile/deal_attributes, profile/contact_attributes, profile/contract_attributes
-- columns_of:   profile/account_attributes
-- columns_of:   profile/score_attributes
select
    r.*,  -- noqa: AM04
    g.*,
    b.*,
    o.*,
    d.*,
    t.*,
    k.*,
    u.*,
    s.*
from record_attributes as r
inner join tag_attributes as g on r.customer_id = g.customer_id
inner join buying_attributes as b on r.customer_id = b.customer_id
inner join opinion_attributes as o on r.customer_id = o.customer_id
inner join deal_attributes as d on r.customer_id = d.customer_id
inner join contact_attributes as t on r.customer_id = t.customer_id
inner join contract_attributes as k on r.customer_id = k.customer_id
inner join account_attributes as u on r.customer_id = u.customer_id
inner join score_attributes as s on r.customer_id = s.customer_id
