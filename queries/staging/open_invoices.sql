-- Invoices not wholly paid at the end of as_of; a payment dated later has not been made yet.
--
-- grain:         one row per invoice issued up to as_of with an amount still open
-- uses:          staging/invoices
-- invoice_id     text    the invoice
-- customer_id    text    who owes
-- issued_on      date    day of the invoice
-- due_on         date    last day to pay
-- amount         money   amount of the invoice
-- unpaid_amount  money   what of it is not paid
-- days_overdue   days    days since the last day to pay; 0 while not due
select
    invoice_id,
    customer_id,
    issued_on,
    due_on,
    amount,
    amount - paid as unpaid_amount,
    coalesce(greatest(date_diff('day', due_on, cast(:as_of as date)), 0), 0) as days_overdue
from invoices
where amount > paid
