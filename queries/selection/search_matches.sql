-- Customers whom a person may mean by what was typed: part of a name, the begin of a key, a whole number or address.
--
-- grain:      one row per customer found
-- uses:       selection/search_keys
-- customer_id text    the customer
-- searched    text    what was looked for, in small letters
select distinct
    customer_id,
    :search as searched
from search_keys
where
    (key_kind = 'name' and strpos(search_key, :search) > 0)
    or (key_kind = 'id' and strpos(search_key, :search) = 1)
    or (key_kind = 'email' and search_key = :search)
    or (key_kind = 'phone' and search_key = :search_number)
