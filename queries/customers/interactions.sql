-- Contacts with the customer and attempts, the latest first.
--
-- grain:          one row per contact or attempt up to as_of
-- uses:           staging/contact_records, selection/selected_customers
-- subject:        deals
-- customer_id     text  Customer              the customer
-- at              time  At                    when
-- is_recent       flag  In the last two days  on as_of or the day before
-- employee        text  Who                   who made it, Unknown where not on record
-- means           text  By which means        by which means
-- purpose         text  Purpose               what for
-- direction       text  From whom             from us (out) or to us (in)
-- result          text  Result                reached, not_reached, refused …
-- note            text  What was said         what was said
-- next_on         date  Next contact          when to contact again
-- interaction_id  text  Contact               the contact
select
    i.customer_id,
    i.at,
    i.day >= cast(:as_of as date) - 1 as is_recent,
    i.employee,
    i.channel as means,
    i.purpose,
    i.direction,
    i.result,
    i.note,
    i.next_on,
    i.interaction_id
from contact_records as i
inner join selected_customers as c on i.customer_id = c.customer_id
order by at desc, interaction_id desc
