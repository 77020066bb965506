-- Who each customer is, as it stands on record.
--
-- grain:       one row per customer on record
-- key:         customer_id
-- uses:        staging/customer_records
-- materialized: yes
-- ordered_by:  customer_id
-- customer_id  text   Customer                  the customer's key
-- name         text   Name                      the customer's name, its key where none is on record
-- kind         text   Kind                      individual or enterprise
-- side         text   Side                      external, internal or partner
-- party        text   Party                     what the customer is to us
-- demand       text   Level of demand           the level of demand
-- region       text   Region                    the sales region
-- city         text   City                      the city
-- district     text   District                  the district
-- industry     text   Industry                  the line of business
-- branch_id    text   Branch, number            key of the branch that looks after the customer
-- branch       text   Branch                    its name
-- owner_id     text   Person in charge, number  key of the employee who looks after the customer
-- owner        text   Person in charge          the employee's name
-- channel      text   Channel                   how the customer was found
-- source       text   Source                    where the information came from
-- status       text   Status                    active, dormant or archived
-- has_need     flag   Has a need                has a need that we could meet
-- has_means    flag   Can pay                   can pay for it
-- consent      flag   Consent                   agreed to be contacted
-- created_on   date   On record since           first day on record
-- referred_by  text   Recommended by            key of the customer who recommended us
-- referred     count  Recommended, customers    customers who came by this one's recommendation
with recommended as (
    select referred_by as customer_id, count(*) as referred from customer_records group by referred_by
)

select
    c.customer_id, c.name, c.kind, c.side, c.party, c.demand, c.region, c.city, c.district, c.industry,
    c.branch_id, c.branch, c.owner_id, c.owner, c.channel, c.source, c.status, c.has_need, c.has_means, c.consent,
    c.created_on, c.referred_by,
    coalesce(m.referred, 0) as referred
from customer_records as c
left join recommended as m on c.customer_id = m.customer_id
