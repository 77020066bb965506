-- What was expected of the opportunities open at the start of each month: from stage entries of then, ahead from now.
--
-- grain:           one row per month and open opportunity with intention, amount and day expected on record then
-- uses:            selection/selected_deals, funnel/steps/forecast_months, rules/intention_levels
-- uses:            staging/stage_event_records
-- slice            text    the value of the field that splits the result
-- month            date    first day of the calendar month
-- opportunity_id   text    the opportunity
-- customer_id      text    the customer, empty while unknown
-- intention        count   1 to 5, then
-- probability      ratio   of that intention, by the rules
-- expected_amount  money   then
-- expected_on      date    then
-- is_due           flag    the expected day lies within the month
with entries as (
    select
        opportunity_id,
        intention,
        expected_amount,
        expected_on,
        cast(entered_at as date) as day,
        lead(cast(entered_at as date)) over (partition by opportunity_id order by entered_at, stage) as until_day
    from stage_event_records
),

thought as (
    select
        m.month,
        m.month_end,
        e.opportunity_id,
        e.intention,
        e.expected_amount,
        e.expected_on
    from forecast_months as m
    inner join entries as e on m.looked_on >= e.day and (e.until_day is null or m.looked_on < e.until_day)
    where not m.is_ahead
    union all
    select
        m.month,
        m.month_end,
        d.opportunity_id,
        d.intention,
        d.expected_amount,
        d.expected_on
    from forecast_months as m
    inner join selected_deals as d on d.outcome = 'open'
    where m.is_ahead
)

select
    d.slice, t.month, t.opportunity_id, d.customer_id, t.intention, i.probability, t.expected_amount, t.expected_on,
    t.expected_on between t.month and t.month_end as is_due
from thought as t
inner join forecast_months as m on t.month = m.month
inner join selected_deals as d
    on
        t.opportunity_id = d.opportunity_id
        and (d.opened_on is null or m.looked_on >= d.opened_on)
        and (d.ended_on is null or m.looked_on < d.ended_on)
inner join intention_levels as i on t.intention = i.intention
where t.expected_amount is not null and t.expected_on is not null
