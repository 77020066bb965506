-- One customer at as_of in one row: who it is, what it is worth, what it said last, what is open.
--
-- grain:            one row per chosen customer
-- key:              customer_id
-- uses:             selection/selected_customer_attributes, activity/typical_gaps, staging/archive_details
-- subject:          record
-- customer_id       text   Customer                  the customer
-- name              text   Name                      the customer's name
-- kind              text   Kind                      individual or enterprise
-- side              text   Side                      external, internal or partner; ranks are among customers of the
--                                                    chosen sides
-- status            text   Status                    active, dormant or archived, Unknown where not on record
-- archive_reason    text   Why archived              why the customer was archived
-- region            text   Region                    the sales region
-- city              text   City                      the city
-- industry          text   Industry                  the line of business
-- branch            text   Branch                    the branch that looks after the customer
-- owner_id          text   Person in charge, number  key of the employee who looks after the customer
-- owner             text   Person in charge          that employee's name
-- consent           flag   Consent                   agreed to be contacted, empty where not on record
-- created_on        date   On record since           first day on record
-- verified_on       date   Confirmed on              when the data were last confirmed
-- tier              text   Value tier                value tier
-- lifecycle         text   Lifecycle                 lifecycle state
-- rfm_segment       text   RFM segment               segment by R and F
-- r                 score  R                         1 to 5, 5 most recent
-- f                 score  F                         1 to 5, 5 most orders
-- m                 score  M                         1 to 5, 5 most revenue
-- last_on           date   Last purchase             last purchase
-- silent_days       days   Days silent               from the last purchase to as_of
-- usual_days        days   Usual gap, days           the customer's usual gap (rule warning_percentile); empty below 3
--                                                    purchases
-- orders            count  Orders                    orders in the 12 months that tiers rank
-- revenue           money  Revenue                   net revenue in those 12 months
-- contribution      money  Contribution              revenue less the cost of goods on record
-- satisfaction      score  Satisfaction              the latest answer on satisfaction, on 0 to 100
-- nps               score  NPS                       the latest answer on recommendation, 0 to 10
-- answered_on       date   Answered on               the day of the later of the two
-- stage             count  Stage                     the highest stage of the open deals
-- open_deals        count  Open deals                open deals
-- open_amount       money  Open amount               their expected amounts
-- last_contact_on   date   Last contact              the latest contact that was not an attempt only
-- next_on           date   Next contact              the day agreed for the next contact at the latest one
-- contract          text   Contract                  none, running or expired
-- contract_ends_on  date   Contract ends on          the last covered day
-- open_cases        count  Open cases                service cases open
-- owed_amount       money  Owed                      what is not paid of the invoices issued
-- overdue_amount    money  Overdue                   what of it is overdue
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
