-- People at customers. Who was taken out is left as a row without name and part, and is nobody.
--
-- grain:       one row per person with a name or a part
-- person_id    text    the person's number
-- customer_id  text    the customer
-- person       text    the person's name, the number where none is on record
-- person_role  text    the person's part in buying
select
    person_id,
    customer_id,
    coalesce(nullif(name, ''), person_id) as person,
    role as person_role
from contact_persons
where nullif(name, '') is not null or nullif(role, '') is not null
