-- Of the customers whom each branch's people look after, how many were reached in the month of as_of, or in the period
-- where its first day is set.
--
-- grain:          one row per branch of a person with a chosen customer; Unknown for people without one, and for nobody
-- uses:           funnel/steps/contact_coverage, funnel/steps/workload_by_employee
-- subject:        deals
-- slice           text                          the value of the field that splits the result
-- branch          text   Branch                 the branch of the person who looks after the customer
-- employees       count  People                 people who look after somebody
-- assigned        count  Chosen customers       different customers assigned on the last day
-- reached         count  Reached                of those, reached at least once
-- coverage_ratio  ratio  Coverage               reached / assigned
-- attempts        count  Contacts and attempts  contacts and attempts with them
-- over_load       count  Over the limit         people who look after more customers than one person can (rule
--                                               load_limit, 1,000)
with once as (
    select
        slice,
        branch,
        customer_id,
        max(case when is_reached then 1 else 0 end) as reached,
        max(attempts) as attempts
    from contact_coverage
    group by slice, branch, customer_id
),

people as (
    select
        c.slice,
        c.branch,
        count(distinct nullif(c.employee_id, '')) as employees,
        count(distinct case when l.is_over then c.employee_id end) as over_load
    from contact_coverage as c
    inner join workload_by_employee as l on c.employee_id = l.employee_id
    group by c.slice, c.branch
)

select
    o.slice,
    o.branch,
    max(p.employees) as employees,
    count(*) as assigned,
    sum(o.reached) as reached,
    cast(sum(o.reached) as double) / nullif(count(*), 0) as coverage_ratio,
    sum(o.attempts) as attempts,
    max(p.over_load) as over_load
from once as o
inner join people as p on o.slice = p.slice and o.branch = p.branch
group by o.slice, o.branch
order by o.slice asc, coverage_ratio desc, o.branch asc
