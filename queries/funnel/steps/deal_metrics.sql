-- What was open, won and lost in the period and in those it is compared with, and how fast it flows.
--
-- grain:           one row per look and value of the split
-- uses:            funnel/steps/period_closed_deals, funnel/steps/open_deal_totals, selection/deal_slice_values
-- uses:            periods/comparisons
-- look             text    value, previous or last_year
-- slice            text    the value of the field that splits the result
-- won              count   won in the period
-- lost             count   lost in the period
-- won_amount       money   amount of the won ones
-- lost_amount      money   expected amount of the lost ones
-- is_weighed       flag    amounts are on record for won and for lost ones, as far as there are any
-- open             count   open on its last day
-- open_amount      money   their expected amount
-- median_days_won  days    from opening to closing, of the won ones with both days
-- trailing_won     count   won in the days that velocity looks at
-- trailing_closed  count   closed in them
-- trailing_mean    money   mean amount won in them
-- trailing_median  days    median days to win in them
with closings as (
    select
        look,
        slice,
        count(case when outcome = 'won' then 1 end) as won,
        count(case when outcome = 'lost' then 1 end) as lost,
        sum(won_amount) as won_amount,
        sum(lost_amount) as lost_amount,
        count(won_amount) as won_valued,
        count(lost_amount) as lost_valued,
        quantile_cont(cast(days_won as double), 0.5) as median_days_won,
        count(case when outcome = 'won' and is_trailing then 1 end) as trailing_won,
        count(case when is_trailing then 1 end) as trailing_closed,
        avg(cast(case when is_trailing then won_amount end as double)) as trailing_mean,
        quantile_cont(cast(case when is_trailing then days_won end as double), 0.5) as trailing_median
    from period_closed_deals
    group by look, slice
)

select
    k.look, l.slice, coalesce(c.won, 0) as won, coalesce(c.lost, 0) as lost,
    coalesce(c.won_amount, 0) as won_amount, coalesce(c.lost_amount, 0) as lost_amount,
    (c.won = 0 or c.won_valued > 0) and (c.lost = 0 or c.lost_valued > 0) as is_weighed,
    coalesce(s.open, 0) as open, coalesce(s.open_amount, 0) as open_amount, c.median_days_won,
    coalesce(c.trailing_won, 0) as trailing_won, coalesce(c.trailing_closed, 0) as trailing_closed,
    c.trailing_mean, c.trailing_median
from deal_slice_values as l
cross join comparisons as k
left join closings as c on k.look = c.look and l.slice = c.slice
left join open_deal_totals as s on k.look = s.look and l.slice = s.slice
