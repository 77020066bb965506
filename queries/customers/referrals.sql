-- Who recommended us to the customer, and to whom the customer recommended us.
--
-- grain:       one row per recommendation, seen from the customer
-- uses:        customers/steps/referral_links, selection/selected_customers
-- subject:     record
-- customer_id  text  Customer         the customer
-- referral     text  Recommended      from (recommended us to the customer) or to (came by the customer's
--                                     recommendation)
-- other_id     text  Number           the other customer
-- other_name   text  Name             that one's name
-- other_since  date  On record since  that one's first day on record
select
    r.customer_id,
    r.referral,
    r.other_id,
    r.other_name,
    r.other_since
from referral_links as r
inner join selected_customers as c on r.customer_id = c.customer_id
order by customer_id asc, referral asc, other_since asc nulls last, other_id asc
