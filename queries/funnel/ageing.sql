-- The opportunities open at as_of, those longest in their stage first.
--
-- grain:          one row per opportunity
-- uses:           selection/selected_deals, funnel/steps/deal_progress, staging/deal_labels
-- subject:        deals
-- slice           text                     the value of the field that splits the result
-- opportunity_id  text   Opportunity       the opportunity
-- customer_id     text   Customer          the customer, empty while unknown
-- name            text   Name              the customer's name, Unknown while unknown
-- stage           count  Stage             0 to 7; empty where unknown
-- days_in_stage   days   Days in stage     since it entered the stage; since opening where no entry is on record
-- amount          money  Amount            expected amount
-- intention       count  Intention         1 unlikely to 5 very likely; empty where not on record
-- expected_on     date   Expected on       expected day of signing
-- is_overdue      flag   Overdue           that day has passed
-- days_open       days   Days open         since opening; empty where not on record
-- owner           text   Person in charge  who works on it
-- branch          text   Branch            the branch of who works on it
-- product         text   Product           what it is about
select
    d.slice,
    d.opportunity_id,
    d.customer_id,
    r.name,
    p.stage,
    date_diff('day', p.entered_on, cast(:as_of as date)) as days_in_stage,
    d.expected_amount as amount,
    d.intention,
    d.expected_on,
    d.expected_on < cast(:as_of as date) as is_overdue,
    date_diff('day', d.opened_on, cast(:as_of as date)) as days_open,
    r.owner,
    r.branch,
    r.product
from selected_deals as d
inner join deal_progress as p on d.opportunity_id = p.opportunity_id
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
where d.outcome = 'open'
order by days_in_stage desc, opportunity_id asc
