-- The open deals of each customer.
--
-- grain:       one row per customer on record
-- key:         customer_id
-- uses:        profile/open_deal_stages, staging/deal_records, staging/customer_ids
-- materialized: yes
-- ordered_by:  customer_id
-- override:    periods/as_of_dates is periods/as_of_date_now
-- customer_id  text                the customer's key
-- stage        count  Stage        the highest stage of the open deals, empty without one
-- open_deals   count  Open deals   open deals
-- open_amount  money  Open amount  their expected amounts
with wooed as (
    select
        s.customer_id,
        max(s.stage) as stage,
        count(*) as open_deals,
        sum(d.amount) as open_amount
    from open_deal_stages as s
    inner join deal_records as d on s.opportunity_id = d.opportunity_id
    where s.look = 'now'
    group by s.customer_id
)

select
    c.customer_id,
    w.stage,
    coalesce(w.open_deals, 0) as open_deals,
    coalesce(w.open_amount, 0) as open_amount
from customer_ids as c
left join wooed as w on c.customer_id = w.customer_id
