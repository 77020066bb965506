-- The opportunities that were expected to sign in each month, as thought of at its start.
--
-- grain:           one row per month and opportunity
-- uses:            funnel/steps/monthly_forecasts, staging/deal_labels
-- subject:         deals
-- slice            text                     the value of the field that splits the result
-- month            date   Month             first day of the calendar month
-- opportunity_id   text   Opportunity       the opportunity
-- customer_id      text   Customer          the customer, empty while unknown
-- name             text   Name              the customer's name, Unknown while unknown
-- intention        count  Intention         1 unlikely to 5 very likely, then
-- probability      ratio  Probability       of signing, by the rules
-- expected_amount  money  Expected amount   then
-- expected_on      date   Expected on       then
-- forecast         money  Forecast          expected amount × probability
-- owner            text   Person in charge  who works on it
select
    d.slice, d.month, d.opportunity_id, d.customer_id, r.name, d.intention,
    cast(d.probability as double) as probability, d.expected_amount, d.expected_on,
    cast(d.expected_amount as double) * d.probability as forecast, r.owner
from monthly_forecasts as d
inner join deal_labels as r on d.opportunity_id = r.opportunity_id
where d.is_due
order by month asc, forecast desc, opportunity_id asc
