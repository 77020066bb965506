-- How many customers each way of finding them brought, how many of those became customers, and what a new one cost;
-- the way that brought most comes first.
--
-- grain:                 one row per way, those that brought nobody included, and Unknown
-- uses:                  funnel/steps/leads, selection/slice_values, rules/channels
-- subject:               deals
-- adds_up:               leads, converted
-- slice                  text                                the value of the field that splits the result
-- channel                text   Channel                      one of the 14 ways; Other, or Unknown where none is on
--                                                            record
-- leads                  count  Leads                        customers found; in the period where its first day is set
-- converted              count  Became customers             of those, bought, won as a deal or under contract by as_of
-- conversion_ratio       ratio  Became customers, share      converted / leads
-- cost                   money  Cost                         what campaigns spent on these leads before they became
--                                                            customers; empty where unknown
-- cost_per_new_customer  money  Cost per new customer        cost / converted
-- costed                 count  Leads with a cost on record  leads on whom a campaign's cost is on record
with ways as (
    select position, channel from channels
    union all
    select 1000 as position, 'Other' as channel
    union all
    select 1001 as position, 'Unknown' as channel
)

select
    l.slice,
    w.channel,
    count(d.customer_id) as leads,
    count(case when d.is_converted then 1 end) as converted,
    cast(count(case when d.is_converted then 1 end) as double) / nullif(count(d.customer_id), 0) as conversion_ratio,
    sum(d.cost) as cost,
    sum(d.cost) / nullif(count(case when d.is_converted then 1 end), 0) as cost_per_new_customer,
    count(d.cost) as costed
from slice_values as l
cross join ways as w
left join leads as d on l.slice = d.slice and w.channel = d.channel
group by l.slice, w.channel, w.position
having w.channel <> 'Other' or count(d.customer_id) > 0
order by l.slice asc, case when w.position < 1000 then 0 else 1 end asc, leads desc, w.position asc
