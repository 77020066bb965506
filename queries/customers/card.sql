-- One customer at as_of in one row: who it is, what it is worth, what it said last, what is open.
--
-- grain:            one row per chosen customer
-- key:              customer_id
-- uses:             selection/selected_customer_attributes, activity/typical_gaps, staging/archive_details
-- subject:          record
-- customer_id       text    the customer
-- name              text    the customer's name
-- kind              text    individual or enterprise
-- side              text    external, internal or partner; ranks are among customers of the chosen sides
-- status            text    active, dormant or archived, Unknown where not on record
-- archive_reason    text    why the customer was archived
-- region            text    the sales region
-- city              text    the city
-- industry          text    the line of business
-- branch            text    the branch that looks after the customer
-- owner_id          text    key of the employee who looks after the customer
-- owner             text    that employee's name
-- consent           flag    agreed to be contacted, empty where not on record
-- created_on        date    first day on record
-- verified_on       date    when the data were last confirmed
-- tier              text    value tier
-- lifecycle         text    lifecycle state
-- rfm_segment       text    segment by R and F
-- r                 score   1 to 5, 5 most recent
-- f                 score   1 to 5, 5 most orders
-- m                 score   1 to 5, 5 most revenue
-- last_on           date    last purchase
-- silent_days       days    from the last purchase to as_of
-- usual_days        days    the customer's usual gap (rule warning_percentile); empty below 3 purchases
-- orders            count   orders in the 12 months that tiers rank
-- revenue           money   net revenue in those 12 months
-- contribution      money   revenue less the cost of goods on record
-- satisfaction      score   the latest answer on satisfaction, on 0 to 100
-- nps               score   the latest answer on recommendation, 0 to 10
-- answered_on       date    the day of the later of the two
-- stage             count   the highest stage of the open deals
-- open_deals        count   open deals
-- open_amount       money   their expected amounts
-- last_contact_on   date    the latest contact that was not an attempt only
-- next_on           date    the day agreed for the next contact at the latest one
-- contract          text    none, running or expired
-- contract_ends_on  date    the last covered day
-- open_cases        count   service cases open
-- owed_amount       money   what is not paid of the invoices issued
-- overdue_amount    money   what of it is overdue
select
    a.customer_id, a.name, a.kind, a.side, a.status, v.archive_reason, a.region, a.city, a.industry, a.branch,
    a.owner_id, a.owner, a.consent, a.created_on, v.verified_on, a.tier, a.lifecycle, a.rfm_segment, a.r, a.f, a.m,
    a.last_on, a.silent_days, case when a.all_orders >= :warning_purchases then u.usual_days end as usual_days,
    a.orders, a.revenue, a.contribution, a.satisfaction, a.nps, a.answered_on, a.stage, a.open_deals, a.open_amount,
    a.last_contact_on, a.next_on, a.contract, a.contract_ends_on, a.open_cases, a.owed_amount, a.overdue_amount
from selected_customer_attributes as a
left join archive_details as v on a.customer_id = v.customer_id
left join typical_gaps as u on a.customer_id = u.customer_id
order by a.customer_id asc
