-- How many promoters, passives and detractors, and how many satisfied and other customers, were lost afterwards.
--
-- grain:       one row per figure and verdict
-- uses:        satisfaction/steps/churn_after_answer, selection/slice_values, rules/verdicts
-- adds_up:     customers, churned
-- subject:     responses
-- slice        text                  the value of the field that splits the result
-- metric       text   Figure         nps or satisfied_ratio
-- verdict      text   Verdict        promoter, passive or detractor; satisfied or not_satisfied
-- customers    count  Customers      customers active when they answered, with 180 days since (rule before_churn_days);
--                                    latest answer
-- churned      count  Churned        those of them with a churn event within these days
-- churn_ratio  ratio  Churn rate     churned / customers
-- low          ratio  Interval from  lower end of its 95 % interval (Wilson)
-- high         ratio  Interval to    upper end of it
with counted as (
    select
        l.slice,
        v.position,
        v.metric,
        v.verdict,
        count(c.customer_id) as customers,
        cast(count(c.churned_on) as double) as churned
    from slice_values as l
    cross join verdicts as v
    left join churn_after_answer as c on l.slice = c.slice and v.metric = c.metric and v.verdict = c.verdict
    group by l.slice, v.position, v.metric, v.verdict
)

select
    slice,
    metric,
    verdict,
    customers,
    cast(churned as bigint) as churned,
    churned / nullif(customers, 0) as churn_ratio,
    (churned + 1.96 * (0.98 - sqrt(churned * (customers - churned) / nullif(customers, 0) + 0.9604)))
    / (customers + 3.8416) as low,
    (churned + 1.96 * (0.98 + sqrt(churned * (customers - churned) / nullif(customers, 0) + 0.9604)))
    / (customers + 3.8416) as high
from counted
order by slice, position
