-- What the deals open at as_of say about a customer: how far they are, how likely, and what they are worth.
--
-- grain:      one row per customer with an open deal
-- uses:       profile/open_deal_stages, staging/deal_records, staging/stage_event_records
-- customer_id text    the customer
-- owner_id    text    who works on the one that is furthest; empty where nobody does
-- stage       count   the furthest before a contract: 5 or 4, else the highest
-- is_closing  flag    one stands at stage 4 or 5
-- intention   score   the highest, 1 to 5; as recorded then, where the deal moved on after as_of
-- amount      money   expected amount of all of them
with moves as (
    select
        opportunity_id,
        intention,
        cast(entered_at as date) <= :as_of as is_seen,
        max(case when cast(entered_at as date) > :as_of then 1 else 0 end) over (partition by opportunity_id) = 1
            as has_moved_on,
        row_number() over (
            partition by opportunity_id, case when cast(entered_at as date) <= :as_of then 1 else 0 end
            order by entered_at desc, stage desc
        ) as recent
    from stage_event_records
),

standing as (
    select
        s.customer_id,
        s.stage,
        coalesce(s.stage in (4, 5), false) as is_closing,
        coalesce(case when m.has_moved_on then m.intention end, d.recorded_intention) as intention,
        d.amount,
        coalesce(d.owner_id, '') as owner_id,
        row_number() over (
            partition by s.customer_id
            order by case when s.stage in (4, 5) then 1 else 0 end desc, s.stage desc, s.opportunity_id asc
        ) as place
    from open_deal_stages as s
    inner join deal_records as d on s.opportunity_id = d.opportunity_id
    left join moves as m on s.opportunity_id = m.opportunity_id and m.is_seen and m.recent = 1
    where s.look = 'now' and s.customer_id <> ''
)

select
    customer_id,
    max(case when place = 1 then owner_id end) as owner_id,
    max(case when place = 1 then stage end) as stage,
    max(case when is_closing then 1 else 0 end) = 1 as is_closing,
    max(intention) as intention,
    sum(amount) as amount
from standing
group by customer_id
