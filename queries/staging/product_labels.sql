-- Products by a name that is theirs alone: the key is added where two share a name.
--
-- grain:     one row per product
-- product_id text    the product's key
-- name       text    its name, empty where it has none
-- product    text    its name, with the key where the name is not unique, the key alone where it has none
select
    product_id,
    nullif(name, '') as name,
    case
        when nullif(name, '') is null then product_id
        when count(*) over (partition by name) > 1 then name || ' (' || product_id || ')'
        else name
    end as product
from products
