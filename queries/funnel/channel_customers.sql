-- Customers by the way in which they were found, the latest first, and whether they became customers.
--
-- grain:        one row per chosen customer found; in the period where its first day is set
-- key:          customer_id
-- uses:         funnel/steps/leads
-- subject:      deals
-- slice         text                      the value of the field that splits the result
-- channel       text   Channel            one of the 14 ways; Other, or Unknown where none is on record
-- customer_id   text   Customer           the customer
-- name          text   Name               the customer's name
-- owner         text   Person in charge   who looks after the customer
-- created_on    date   On record since    first day on record
-- is_converted  flag   Became a customer  bought, won as a deal or under contract by as_of
-- converted_on  date   Customer since     the first day of that, empty where not on record
-- cost          money  Cost               what campaigns spent on the customer until then; empty where none is on
--                                         record
select
    slice,
    channel,
    customer_id,
    name,
    owner,
    created_on,
    is_converted,
    converted_on,
    cost
from leads
order by created_on desc, customer_id asc
