-- What customers are found by: texts in lower case and half width, telephone numbers as bare digits without the 86.
--
-- grain:       one row per customer on record and key that it has
-- uses:        staging/customer_archive
-- materialized: yes
-- customer_id  text    the customer
-- key_kind     text    id, name, email or phone (a mobile too)
-- search_key   text    the key
with told as (
    select customer_id, 'id' as key_kind, customer_id as said from customer_archive
    union all
    select customer_id, 'name' as key_kind, name as said from customer_archive
    union all
    select customer_id, 'email' as key_kind, email as said from customer_archive
    union all
    select customer_id, 'phone' as key_kind, phone as said from customer_archive
    union all
    select customer_id, 'phone' as key_kind, mobile as said from customer_archive
),

folded as (
    select
        customer_id,
        key_kind,
        translate(
            lower(said),
            'ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ０１２３４５６７８９（）－＿．，＆＋／：＠＃　',
            'abcdefghijklmnopqrstuvwxyz0123456789()-_.,&+/:@# '
        ) as plain
    from told
    where nullif(said, '') is not null
),

bare as (
    select
        customer_id,
        key_kind,
        case when key_kind = 'phone' then translate(plain, ' -()+./', '') else plain end as plain
    from folded
)

select
    customer_id,
    key_kind,
    case
        when key_kind = 'phone' and plain like '86%' and length(plain) = 13 then substring(plain, 3)
        when key_kind = 'phone' and plain like '0086%' and length(plain) = 15 then substring(plain, 5)
        else plain
    end as search_key
from bare
