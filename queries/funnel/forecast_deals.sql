-- The opportunities that were expected to sign in each month, as thought of at its start.
--
-- grain:          one row per month and opportunity
-- uses:           funnel/steps/monthly_forecasts, staging/deal_labels
-- subject:        deals
-- slice           text    the value of the field that splits the result
-- month           date    first day of the calendar month
-- opportunity_id  text    the opportunity
-- customer_id     text    the customer, empty while unknown
-- name            text    the customer's name, Unknown while unknown
-- intention       count   1 unlikely to 5 very likely, then
-- probability     ratio   of signing, by the rules
-- expected_amount money   then
-- expected_on     date    then
-- forecast        money   expected amount × probability
-- owner           text    who works on it
select
    d.slice, d.month, d.opportunity_id, d.customer_id, r.name, d.intention,
    cast(d.probability as double) as probability, d.expected_amount, d.expected_on,
    cast(d.expected_amount as double) * d.probability as forecast, r.owner
from monthly_forecasts as d
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
where d.is_due
order by month asc, forecast desc, opportunity_id asc
