-- The figures of the overview in the period and in those it is compared with.
--
-- grain:      one row per look, slice and figure
-- uses:       value/steps/revenue_metrics, churn/steps/period_activity, overview/steps/satisfaction_metrics
-- uses:       overview/steps/pipeline_metrics
-- look        text    value, previous or last_year
-- slice       text    the value of the field that splits the result
-- metric      text    the figure
-- numerator   by_row  what is counted or summed
-- denominator count   what a rate is of; empty for amounts and counts
-- factor      count   what numerator / denominator is multiplied by
select look, slice, metric, cast(numerator as double) as numerator, cast(null as double) as denominator, 1 as factor
from revenue_metrics
union all
select look, slice, 'active_customers' as metric, closing as numerator, null as denominator, 1 as factor
from period_activity
union all
select look, slice, 'churn_ratio' as metric, churned as numerator, churn_base as denominator, 1 as factor
from period_activity
union all
select look, slice, 'win_back_ratio' as metric, won_back as numerator, lost_opening as denominator, 1 as factor
from period_activity
union all
select look, slice, metric, numerator, denominator, case metric when 'nps' then 100 else 1 end as factor
from satisfaction_metrics
union all
select look, slice, 'open_amount' as metric, cast(numerator as double) as numerator, null as denominator, 1 as factor
from pipeline_metrics
