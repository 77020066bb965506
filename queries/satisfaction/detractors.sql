-- Customers whose latest answer would not recommend us (0 to 6), the highest revenue first.
--
-- grain:            one row per customer whose latest answer on recommendation in the period is 6 or less
-- uses:             satisfaction/steps/latest_nps_answers, satisfaction/steps/recent_purchase_totals
-- uses:             profile/customer_tiers, staging/customer_records
-- uses:             rules/tiers
-- subject:          responses
-- slice             text                     the value of the field that splits the result
-- customer_id       text   Customer          the customer
-- name              text   Name              the customer's name
-- tier              text   Value tier        value tier at as_of, Unknown without a purchase in the 12 months
-- score             score  Score             the answer
-- said_on           date   Said on           its day
-- last_purchase_on  date   Last purchase     the last purchase day, empty where there is none
-- silent_days       days   Days silent       from then to as_of
-- amount            money  Amount            net revenue of the 365 days to as_of
-- owner             text   Person in charge  the person in charge
-- branch            text   Branch            the branch
-- is_top_tier       flag   Top tier          among the highest tiers (rule top_tiers)
-- is_silent         flag   Silent            no purchase for 60 days (rule silent_detractor_days), or none at all
-- survey_id         text   Survey            the survey
-- response_id       text   Response          the response
select
    n.slice,
    n.customer_id,
    n.name,
    coalesce(v.tier, 'Unknown') as tier,
    n.score,
    n.said_on,
    b.last_on as last_purchase_on,
    date_diff('day', b.last_on, cast(:as_of as date)) as silent_days,
    coalesce(b.amount, 0) as amount,
    c.owner,
    c.branch,
    coalesce(t.position <= :top_tiers, false) as is_top_tier,
    coalesce(date_diff('day', b.last_on, cast(:as_of as date)) >= :silent_detractor_days, true) as is_silent,
    n.survey_id,
    n.response_id
from latest_nps_answers as n
inner join customer_records as c on n.customer_id = c.customer_id
left join recent_purchase_totals as b on n.customer_id = b.customer_id
left join customer_tiers as v on n.customer_id = v.customer_id and v.look = 'now'
left join tiers as t on v.tier = t.tier
where n.verdict = 'detractor'
order by amount desc, n.customer_id asc
