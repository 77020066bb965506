-- When each customer was contacted, on as_of and before, and for which day another contact was agreed.
--
-- grain:          one row per customer with a contact or an attempt up to as_of
-- uses:           base/contacts
-- customer_id     text    the customer
-- before_on       date    day of the latest contact or attempt before as_of
-- last_tried_on   date    the same, as_of included
-- last_contact_on date    day of the latest contact that was not an attempt only
-- agreed_on       date    the day agreed before as_of; empty once the customer answered without agreeing on another
-- later_on        date    the day agreed on as_of
-- is_tried        flag    contacted or tried on as_of
-- is_answered     flag    answered on as_of: reached, or refused
with agreements as (
    select
        customer_id,
        next_on,
        case when day < :as_of then 'before' else 'today' end as said,
        row_number() over (
            partition by customer_id, case when day < :as_of then 'before' else 'today' end
            order by at desc, interaction_id desc
        ) as recent
    from contacts
    where next_on is not null or result in ('reached', 'refused')
),

agreed as (
    select
        customer_id,
        max(case when said = 'before' then next_on end) as agreed_on,
        max(case when said = 'today' then next_on end) as later_on
    from agreements
    where recent = 1
    group by customer_id
)

select
    c.customer_id,
    max(case when c.day < :as_of then c.day end) as before_on,
    max(c.day) as last_tried_on,
    max(case when coalesce(c.result, '') <> 'not_reached' then c.day end) as last_contact_on,
    max(a.agreed_on) as agreed_on,
    max(a.later_on) as later_on,
    max(case when c.day = :as_of then 1 else 0 end) = 1 as is_tried,
    max(case when c.day = :as_of and c.result in ('reached', 'refused') then 1 else 0 end) = 1 as is_answered
from contacts as c
left join agreed as a on c.customer_id = a.customer_id
group by c.customer_id
