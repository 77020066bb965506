-- When each customer was last spoken to, and when the next contact is due.
--
-- grain:           one row per customer on record
-- key:             customer_id
-- uses:            staging/customer_ids, staging/contact_records
-- materialized:    yes
-- ordered_by:      customer_id
-- customer_id      text                        the customer's key
-- last_contact_on  date   Last contact         the latest contact that was not an attempt only
-- contact_days     days   Days since contact   from then to as_of
-- contacts         count  Contacts, 12 months  such contacts in the 365 days to as_of
-- attempts         count  Attempts, 12 months  attempts in those days that reached nobody
-- next_on          date   Next contact         the day agreed for the next contact at the latest one
with seen as (
    select
        customer_id,
        day,
        coalesce(result, '') <> 'not_reached' as is_reached,
        next_on,
        row_number() over (partition by customer_id order by at desc, interaction_id desc) as recent
    from contact_records
),

met as (
    select
        customer_id,
        max(case when is_reached then day end) as last_contact_on,
        sum(case when is_reached and day > cast(:as_of as date) - 365 then 1 else 0 end) as contacts,
        sum(case when not is_reached and day > cast(:as_of as date) - 365 then 1 else 0 end) as attempts,
        max(case when recent = 1 then next_on end) as next_on
    from seen
    group by customer_id
)

select
    c.customer_id,
    m.last_contact_on,
    date_diff('day', m.last_contact_on, cast(:as_of as date)) as contact_days,
    coalesce(m.contacts, 0) as contacts,
    coalesce(m.attempts, 0) as attempts,
    m.next_on
from customer_ids as c
left join met as m on c.customer_id = m.customer_id
