-- Opportunities won and lost in the period and open on its last day.
--
-- grain:           one row
-- uses:            funnel/steps/deal_metrics, funnel/steps/period_opened_deals
-- subject:         deals
-- adds_up:         won, lost, open, won_amount, closed, lost_amount, open_amount, opened, undated
-- slice            text                           the value of the field that splits the result
-- won              count  Deals won               won in the period
-- lost             count  Deals lost              lost in the period; closed without a word of the outcome and nothing
--                                                 won counts as lost
-- open             count  Deals open              open on the last day of the period
-- win_ratio        ratio  Win rate                won / (won + lost)
-- won_amount       money  Won, amount             amount of the won ones
-- value_win_ratio  ratio  Win rate by value       won_amount / (won_amount + lost_amount); empty where one side has no
--                                                 amounts on record
-- closed           count  Deals closed            won + lost
-- lost_amount      money  Lost, amount            expected amount of the lost ones
-- open_amount      money  Open amount             expected amount of the open ones
-- median_days_won  days   Median days to win      from opening to closing, of the won ones with both days
-- opened           count  Deals opened            opened in the period
-- undated          count  Without an opening day  without an opening day on record
with begun as (
    select
        slice,
        count(case when not is_undated then 1 end) as opened,
        count(case when is_undated then 1 end) as undated
    from period_opened_deals
    group by slice
)

select
    f.slice,
    f.won,
    f.lost,
    f.open,
    cast(f.won as double) / nullif(f.won + f.lost, 0) as win_ratio,
    f.won_amount,
    case
        when f.is_weighed then cast(f.won_amount as double) / nullif(cast(f.won_amount + f.lost_amount as double), 0)
    end as value_win_ratio,
    f.won + f.lost as closed,
    f.lost_amount,
    f.open_amount,
    f.median_days_won,
    coalesce(b.opened, 0) as opened,
    coalesce(b.undated, 0) as undated
from deal_metrics as f
left join begun as b on f.slice = b.slice
where f.look = 'value'
order by f.slice
