-- When each customer was contacted, on as_of and before, and for which day another contact was agreed.
--
-- grain:          one row per customer with a contact or an attempt up to as_of
-- uses:           staging/contact_records
-- customer_id     text    the customer
-- before_on       date    day of the latest contact or attempt before as_of
-- last_tried_on   date    the same, as_of included
-- last_contact_on date    day of the latest contact that was not an attempt only
-- agreed_on       date    the day agreed before as_of; empty once the customer answered without agreeing on another
-- later_on        date    the day agreed on as_of
-- is_tried        flag    contacted or tried on as_of
-- is_answered     flag    answered on as_of: reached, or refused
with seen as (
    select
        customer_id,
        max(case when day < :as_of then day end) as before_on,
        max(day) as last_tried_on,
        max(case when coalesce(result, '') <> 'not_reached' then day end) as last_contact_on,
        max(case when day < :as_of and next_on is not null then at end) as said_at,
        max(case when day < :as_of and result in ('reached', 'refused') then at end) as answered_at,
        max(case when day = :as_of and next_on is not null then at end) as said_today_at,
        max(case when day = :as_of then 1 else 0 end) = 1 as is_tried,
        max(case when day = :as_of and result in ('reached', 'refused') then at end) as answered_today_at
    from contact_records
    group by customer_id
),

agreed as (
    select
        c.customer_id,
        max(case when c.at = s.said_at and coalesce(s.answered_at <= s.said_at, true) then c.next_on end) as agreed_on,
        max(
            case
                when c.at = s.said_today_at and coalesce(s.answered_today_at <= s.said_today_at, true) then c.next_on
            end
        ) as later_on
    from contact_records as c
    inner join seen as s on c.customer_id = s.customer_id
    where c.next_on is not null and (c.at = s.said_at or c.at = s.said_today_at)
    group by c.customer_id
)

select
    s.customer_id,
    s.before_on,
    s.last_tried_on,
    s.last_contact_on,
    a.agreed_on,
    a.later_on,
    s.is_tried,
    s.answered_today_at is not null as is_answered
from seen as s
left join agreed as a on s.customer_id = a.customer_id
