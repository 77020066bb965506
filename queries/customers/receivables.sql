-- What the customer owes: invoices that were not wholly paid at as_of, the one due first on top.
--
-- grain:         one row per invoice issued up to as_of with an amount still open
-- uses:          staging/open_invoices, selection/selected_customers
-- customer_id    text   Customer      the customer
-- issued_on      date   Issued on     day of the invoice
-- due_on         date   Due on        last day to pay
-- amount         money  Amount        amount of the invoice
-- unpaid_amount  money  Not paid      what of it is not paid
-- days_overdue   days   Days overdue  days since the last day to pay; 0 while not due
-- invoice_id     text   Invoice       the invoice
select
    r.customer_id,
    r.issued_on,
    r.due_on,
    r.amount,
    r.unpaid_amount,
    r.days_overdue,
    r.invoice_id
from open_invoices as r
inner join selected_customers as c on r.customer_id = c.customer_id
order by due_on asc nulls last, invoice_id asc
