-- The customers whom each person looks after, with whether they were reached in the days that coverage looks at.
--
-- grain:         one row per chosen customer and person
-- key:           customer_id, employee_id
-- uses:          funnel/steps/contact_coverage
-- subject:       deals
-- slice          text                            the value of the field that splits the result
-- employee       text   Who                      the person, Unknown where nobody looks after the customer
-- customer_id    text   Customer                 the customer
-- name           text   Name                     the customer's name
-- is_reached     flag   Reached                  reached at least once
-- attempts       count  Contacts and attempts    contacts and attempts
-- last_tried_on  date   Last contact or attempt  the latest of them
-- branch         text   Branch                   the person's branch
-- employee_id    text   Number of the person     the person's key
select
    slice,
    employee,
    customer_id,
    name,
    is_reached,
    attempts,
    last_contact_on as last_tried_on,
    branch,
    employee_id
from contact_coverage
order by employee asc, employee_id asc, is_reached asc, customer_id asc
