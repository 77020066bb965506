-- What scores stand on, side by side: what is on record of each customer at as_of, and who is alike.
--
-- grain:        one row per customer on record
-- uses:         base/record_attributes, base/buying_attributes, base/opinion_attributes, base/deal_attributes
-- uses:         base/contact_attributes, base/account_attributes, base/likeness_attributes
-- side_by_side: yes
-- columns_of:   base/record_attributes, base/buying_attributes, base/opinion_attributes, base/deal_attributes
-- columns_of:   base/contact_attributes, base/account_attributes, base/likeness_attributes
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
