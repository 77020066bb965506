-- Employees by a name that is theirs alone: the key is added where two share a name.
--
-- grain:   one row per employee
-- owner_id text    the employee's key
-- owner    text    the name, with the key where the name is not unique, the key alone where there is none
-- branch_id text    key of the branch where the employee works
select
    employee_id as owner_id,
    case
        when nullif(name, '') is null then employee_id
        when count(*) over (partition by name) > 1 then name || ' (' || employee_id || ')'
        else name
    end as owner,
    branch_id
from employees
