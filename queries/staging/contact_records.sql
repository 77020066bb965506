-- Contacts with customers up to as_of, with who made them by name.
--
-- grain:         one row per contact or attempt that has a day
-- uses:          staging/employee_labels
-- interaction_id text    the contact
-- customer_id    text    the customer
-- employee_id    text    who made it
-- employee       text    that person's name, Unknown where not on record
-- at             time    when
-- day            date    its day
-- channel        text    by which means
-- purpose        text    what for
-- direction      text    from us or to us
-- result         text    reached, not_reached, refused …
-- note           text    what was said
-- next_on        date    when to contact again
select
    i.interaction_id,
    i.customer_id,
    i.employee_id,
    coalesce(o.owner, i.employee_id, 'Unknown') as employee,
    i.at,
    cast(i.at as date) as day,
    i.channel,
    i.purpose,
    i.direction,
    i.result,
    i.note,
    i.next_on
from interactions as i
left join employee_labels as o on i.employee_id = o.owner_id
where cast(i.at as date) <= :as_of
