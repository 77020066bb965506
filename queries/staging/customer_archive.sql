-- The stored fields of each customer, personal data included. The card alone reads it.
--
-- grain:       one row per customer on record
-- key:         customer_id
-- customer_id  text    the customer
-- kind         text    individual or enterprise
-- name         text    name
-- city         text    city
-- district     text    district
-- side         text    external, internal or partner
-- party        text    what the customer is to us
-- demand       text    level of demand
-- has_need     flag    has a need that we could meet
-- has_means    flag    can pay for it
-- consent      flag    agreed to be contacted
-- channel      text    how the customer was found
-- source       text    where the information came from
-- referred_by  text    who recommended us
-- region       text    region
-- branch_id    text    branch that looks after the customer
-- owner_id     text    employee in charge
-- industry     text    industry
-- mobile       text    mobile telephone
-- phone        text    telephone
-- email        text    e-mail address
-- address      text    address
-- fax          text    fax
-- id_number    text    identity or registration number
-- birth_on     date    birthday
-- employer     text    employer
-- job_title    text    job title
select
    c.customer_id,
    coalesce(c.kind, 'enterprise') as kind,
    c.name,
    c.city,
    c.district,
    c.side,
    c.party,
    c.demand,
    c.has_need,
    c.has_means,
    c.consent,
    c.channel,
    c.source,
    c.referred_by,
    c.region,
    c.branch_id,
    c.owner_id,
    c.industry,
    i.mobile,
    i.phone,
    i.email,
    i.address,
    i.fax,
    i.id_number,
    i.birth_on,
    i.employer,
    i.job_title
from customers as c
left join customer_identities as i on c.customer_id = i.customer_id
