-- Every branch with itself and all the branches above it, so that choosing a branch takes its offices along.
--
-- grain:    one row per branch and member of the line above it, itself included
-- uses:     staging/branch_labels
-- branch_id text    the branch
-- member_id text    itself or a branch above it
-- member    text    that one's name
with recursive climb as (
    select
        branch_id,
        branch_id as member_id,
        0 as steps
    from branches
    union all
    select
        climb.branch_id,
        b.parent_id as member_id,
        climb.steps + 1 as steps
    from climb
    inner join branches as b on climb.member_id = b.branch_id
    where b.parent_id is not null and b.parent_id <> b.branch_id and climb.steps < 20
)

select distinct
    climb.branch_id,
    climb.member_id,
    coalesce(l.branch, climb.member_id) as member
from climb
left join branch_labels as l on climb.member_id = l.branch_id
