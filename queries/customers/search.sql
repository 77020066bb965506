-- The customers that a word finds: number, telephone and e-mail exactly, a name also by its beginning or a part of it.
--
-- grain:       one row per customer found, the best match first; everybody without a word
-- uses:        selection/search_keys, staging/customer_records, selection/selected_customers
-- subject:     record
-- customer_id  text  Customer          the customer
-- name         text  Name              the customer's name
-- kind         text  Kind              individual or enterprise
-- city         text  City              the city, Unknown where none is on record
-- owner        text  Person in charge  the employee who looks after the customer, Unknown where there is none
-- status       text  Status            active, dormant or archived, Unknown where not on record
-- found_by     text  Found by          number, phone, email, name, beginning or part
-- side         text  Side              external, internal or partner
with judged as (
    select
        customer_id,
        case
            when key_kind = 'id' and search_key = :search then 1
            when key_kind = 'phone' and search_key = :search_number then 2
            when key_kind = 'email' and search_key = :search then 3
            when key_kind = 'name' and search_key = :search then 4
            when key_kind in ('id', 'name') and strpos(search_key, :search) = 1 then 5
            when key_kind = 'name' and strpos(search_key, :search) > 1 then 6
        end as place
    from search_keys
),

hits as (
    select
        customer_id,
        min(place) as place
    from judged
    where place is not null
    group by customer_id
)

select
    r.customer_id,
    r.name,
    r.kind,
    r.city,
    r.owner,
    r.status,
    case h.place
        when 1 then 'number' when 2 then 'phone' when 3 then 'email' when 4 then 'name' when 5 then 'beginning'
        else 'part'
    end as found_by,
    r.side
from hits as h
inner join customer_records as r on h.customer_id = r.customer_id
inner join selected_customers as c on h.customer_id = c.customer_id
order by h.place asc, case r.status when 'archived' then 1 else 0 end asc, name asc, customer_id asc
