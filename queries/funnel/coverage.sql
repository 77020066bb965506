-- Of the customers whom each person looks after, how many were reached in the month of as_of, or in the period where
-- its first day is set. An attempt that did not reach anybody is activity, not coverage. Who has most customers is
-- first.
--
-- grain:          one row per person with a chosen customer, and Unknown for customers whom nobody looks after
-- uses:           funnel/steps/contact_coverage, funnel/steps/workload_by_employee
-- subject:        deals
-- adds_up:        assigned, reached, attempts
-- slice           text                                the value of the field that splits the result
-- employee        text   Who                          the person, the key where no name is on record
-- assigned        count  Chosen customers             chosen customers assigned on the last day, by owner where no
--                                                     assignment is on record
-- reached         count  Reached                      of those, reached at least once, by whomever
-- coverage_ratio  ratio  Coverage                     reached / assigned
-- attempts        count  Contacts and attempts        contacts and attempts with them
-- over_load       flag   Over the limit               looks after more customers than one person can (rule load_limit,
--                                                     1,000)
-- load            count  Customers looked after, all  customers the person looks after, whatever the reader chose
-- branch          text   Branch                       the person's branch
-- employee_id     text   Number of the person         the person's key
select
    c.slice,
    c.employee,
    count(*) as assigned,
    sum(case when c.is_reached then 1 else 0 end) as reached,
    cast(sum(case when c.is_reached then 1 else 0 end) as double) / nullif(count(*), 0) as coverage_ratio,
    sum(c.attempts) as attempts,
    l.is_over as over_load,
    l.load,
    c.branch,
    c.employee_id
from contact_coverage as c
inner join workload_by_employee as l on c.employee_id = l.employee_id
group by c.slice, c.employee, c.branch, c.employee_id, l.is_over, l.load
order by c.slice asc, l.load desc, c.employee asc, c.employee_id asc
