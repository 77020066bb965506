-- Invoices issued up to as_of, as they stood then; a payment dated later has not been made yet.
--
-- grain:         one row per invoice issued up to as_of
-- invoice_id     text    the invoice
-- customer_id    text    the customer
-- issued_on      date    when it was issued
-- due_on         date    when it is due
-- amount         money   its amount, 0 where none is on record
-- paid           money   what was paid by as_of
-- paid_on        date    when it was paid, by as_of
select
    invoice_id,
    customer_id,
    issued_on,
    due_on,
    coalesce(amount, 0) as amount,
    case when paid_on > :as_of then 0 else coalesce(paid_amount, 0) end as paid,
    case when paid_on <= :as_of then paid_on end as paid_on
from receivables
where coalesce(issued_on, due_on) <= :as_of
