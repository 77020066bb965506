-- Who and what wins: opportunities closed in the period by owner, branch, channel, product or region.
--
-- grain:           one row for the chosen customers; with a split one row per value
-- uses:            funnel/steps/deal_metrics
-- subject:         deals
-- adds_up:         closed, won, won_amount, lost, open, open_amount
-- slice            text                           the value of the field that splits the result
-- closed           count  Deals closed            won or lost in the period
-- won              count  Deals won               won in it
-- win_ratio        ratio  Win rate                won / closed
-- won_amount       money  Won, amount             amount of the won ones
-- median_days_won  days   Median days to win      from opening to closing, of the won ones with both days
-- velocity         money  Sales velocity per day  per day: open × mean amount won × win rate / median days to win
-- lost             count  Deals lost              lost in the period
-- open             count  Deals open              open on its last day
-- open_amount      money  Open amount             expected amount of the open ones
select
    slice,
    won + lost as closed,
    won,
    cast(won as double) / nullif(won + lost, 0) as win_ratio,
    won_amount,
    median_days_won,
    open * trailing_mean * trailing_won / nullif(trailing_closed, 0) / nullif(trailing_median, 0) as velocity,
    lost,
    open,
    open_amount
from deal_metrics
where look = 'value'
order by slice
