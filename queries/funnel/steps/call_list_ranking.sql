-- Who stands on whose call list at as_of, in which place and why, and where everybody else stands.
--
-- grain:           one row per chosen customer
-- key:             customer_id
-- uses:            funnel/steps/call_signals, staging/employee_labels
-- materialized: yes
-- employee_id      text    who is to call; empty where nobody is
-- employee         text    that person's name, the key where none is on record, Unknown where there is nobody
-- customer_id      text    the customer
-- standing         text    on_list, done_today, agreed_later, waiting, without_consent or archived
-- reason           text    the first that holds: by_hand, stage, intention, contract, agreed, never or silent
-- is_tried         flag    contacted or tried on as_of
-- place            count   place in the order of the person's list as the day began
with reasoned as (
    select
        customer_id, employee_id, obstacle, is_answered, is_tried, later_on, agreed_on, before_on,
        case
            when is_by_hand then 'by_hand'
            when is_closing then 'stage'
            when is_likely then 'intention'
            when is_due then 'contract'
            when is_agreed then 'agreed'
            when before_on is null then 'never'
            else 'silent'
        end as reason,
        case when is_by_hand then 0 else 8 end + case when is_closing then 0 else 4 end
        + case when is_likely then 0 else 2 end + case when is_due then 0 else 1 end as band
    from call_signals
),

placed as (
    select
        *,
        row_number() over (
            partition by employee_id, case when obstacle = '' then 1 else 0 end
            order by
                band asc, coalesce(case when reason = 'agreed' then agreed_on end, cast('1900-01-01' as date)) desc,
                coalesce(before_on, cast('1900-01-01' as date)) asc, customer_id asc
        ) as place
    from reasoned
)

select
    p.employee_id,
    coalesce(o.owner, nullif(p.employee_id, ''), 'Unknown') as employee,
    p.customer_id,
    case
        when p.obstacle in ('archived', 'without_consent') then p.obstacle
        when p.is_answered then 'done_today'
        when p.obstacle <> '' or p.later_on > :as_of then 'agreed_later'
        when p.place <= :call_limit then 'on_list'
        else 'waiting'
    end as standing,
    p.reason,
    p.is_tried,
    p.place
from placed as p
left join employee_labels as o on p.employee_id = o.owner_id
