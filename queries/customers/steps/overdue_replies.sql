-- The promised reply that is overdue longest, customer by customer.
--
-- grain:         one row per customer with an overdue reply
-- uses:          staging/case_records
-- customer_id    text    the customer
-- case_id        text    the case
-- promised_on    date    the day until which a reply was promised
with late as (
    select
        customer_id,
        case_id,
        cast(promised_at as date) as promised_on,
        row_number() over (partition by customer_id order by promised_at asc, case_id asc) as place
    from case_records
    where case_state = 'late'
)

select
    customer_id,
    case_id,
    promised_on
from late
where place = 1
