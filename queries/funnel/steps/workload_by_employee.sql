-- How many customers each person looks after on the period's last day, whatever the reader chose.
--
-- grain:       one row per person with a customer
-- uses:        funnel/steps/assigned_employees
-- employee_id  text    the person; empty for customers whom nobody looks after
-- load         count   customers of any side
-- is_over      flag    more than one person can look after (rule load_limit); never of nobody's customers
select
    employee_id,
    count(*) as load,
    employee_id <> '' and count(*) > :load_limit as is_over
from assigned_employees
where look = 'closing'
group by employee_id
