-- Time under contract: overlapping and adjoining contracts are one cover; one that ends before it starts is none.
--
-- grain:      one row per customer and unbroken time under contract that began by as_of
-- uses:       staging/customer_ids, staging/started_contracts
-- customer_id text    the customer
-- starts_on   date    first covered day
-- last_on     date    last covered day; a contract without an end covers as_of
with seen as (
    select
        k.customer_id,
        k.starts_on,
        coalesce(k.ends_on, cast(:as_of as date)) as ends_on
    from started_contracts as k
    inner join customer_ids as c on k.customer_id = c.customer_id
    where k.ends_on is null or k.ends_on >= k.starts_on
),

reach as (
    select
        customer_id,
        starts_on,
        ends_on,
        max(ends_on) over (
            partition by customer_id
            order by starts_on, ends_on
            rows between unbounded preceding and 1 preceding
        ) as reached_on
    from seen
),

runs as (
    select
        customer_id,
        starts_on,
        ends_on,
        sum(case when reached_on is null or starts_on > reached_on + 1 then 1 else 0 end) over (
            partition by customer_id
            order by starts_on, ends_on
            rows between unbounded preceding and current row
        ) as run
    from reach
)

select
    customer_id,
    min(starts_on) as starts_on,
    max(ends_on) as last_on
from runs
group by customer_id, run
