-- Branches by a name that is theirs alone: the key is added where two share a name.
--
-- grain:    one row per branch
-- branch_id text    the branch's key
-- branch    text    its name, with the key where the name is not unique, the key alone where it has none
select
    branch_id,
    case
        when nullif(name, '') is null then branch_id
        when count(*) over (partition by name) > 1 then name || ' (' || branch_id || ')'
        else name
    end as branch
from branches
