-- What scores stand on, side by side: what is on record of each customer at as_of, and who is alike.
--
-- grain:        one row per customer on record
-- key:          customer_id
-- uses:         profile/record_attributes, profile/buying_attributes, profile/opinion_attributes
-- uses:         profile/deal_attributes
-- uses:         profile/contact_attributes, profile/account_attributes, profile/likeness_attributes
-- positional: yes
-- columns_of:   profile/record_attributes, profile/buying_attributes, profile/opinion_attributes
-- columns_of:   profile/deal_attributes
-- columns_of:   profile/contact_attributes, profile/account_attributes, profile/likeness_attributes
select
    r.*,  -- noqa: AM04
    b.*,
    o.*,
    d.*,
    t.*,
    u.*,
    l.*
from record_attributes as r
inner join buying_attributes as b on r.customer_id = b.customer_id
inner join opinion_attributes as o on r.customer_id = o.customer_id
inner join deal_attributes as d on r.customer_id = d.customer_id
inner join contact_attributes as t on r.customer_id = t.customer_id
inner join account_attributes as u on r.customer_id = u.customer_id
inner join likeness_attributes as l on r.customer_id = l.customer_id
