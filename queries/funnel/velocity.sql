-- How much the funnel wins per day: open opportunities × mean amount won × win rate / median days to win.
--
-- grain:           one row
-- uses:            funnel/steps/deal_metrics
-- subject:         deals
-- adds_up:         open
-- slice            text                           the value of the field that splits the result
-- open             count  Deals open              open on the last day of the period
-- mean_won_amount  money  Mean amount won         of those won in the trailing 365 days, or in the period where its
--                                                 start is set
-- win_ratio        ratio  Win rate                won / closed in these days
-- median_days_won  days   Median days to win      from opening to closing of the won ones, in these days
-- velocity         money  Sales velocity per day  per day
-- won              count  Deals won               won in these days
-- closed           count  Deals closed            won or lost in these days
select
    slice,
    open,
    trailing_mean as mean_won_amount,
    cast(trailing_won as double) / nullif(trailing_closed, 0) as win_ratio,
    trailing_median as median_days_won,
    open * trailing_mean * trailing_won / nullif(trailing_closed, 0) / nullif(trailing_median, 0) as velocity,
    trailing_won as won,
    trailing_closed as closed
from deal_metrics
where look = 'value'
order by slice
