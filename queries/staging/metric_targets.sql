-- What the business wants of each metric, period by period.
--
-- grain:       one row per target
-- metric       text    the metric
-- period_start date    first day of the period
-- value        by_row  the value to reach
select
    metric,
    period_start,
    value
from targets
