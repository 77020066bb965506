-- The win-back events of the period, with the silence before and the churn after, where there was one.
--
-- grain:       one row per win-back event of a chosen customer
-- uses:        activity/spells, selection/selected_customers, periods/comparisons
-- slice        text    the value of the field that splits the result
-- customer_id  text    the customer
-- name         text    the customer's name
-- won_back_on  date    the day of the purchase that ended the silence
-- churned_on   date    the day on which the customer had counted as lost
-- left_on      date    the next churn day; after as_of while it has not come
select
    c.slice,
    s.customer_id,
    c.name,
    s.starts_on as won_back_on,
    b.churned_on,
    s.churned_on as left_on
from spells as s
inner join spells as b on s.customer_id = b.customer_id and s.spell = b.spell + 1
inner join selected_customers as c on s.customer_id = c.customer_id
inner join comparisons as p on p.look = 'value' and s.starts_on between p.from_on and p.to_on
