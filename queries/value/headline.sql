-- What an order is worth, who buys again and what the best 20 % hold, beside the days before and those a year earlier.
--
-- grain:       one row per figure
-- uses:        value/steps/compared_spend, selection/slice_values, rules/value_headline
-- slice        text               the value of the field that splits the result
-- metric       text    Figure     average_order_value, repeat_ratio or top20_ratio
-- unit         text    Unit       its unit: money or ratio
-- value        by_row  Value      numerator / denominator
-- numerator    by_row  Cases      amount of the purchases; customers with two orders and more; net revenue of the best
--                                 20 %
-- denominator  by_row  Of         orders; customers with an order; net revenue of all known customers
-- previous     by_row  Before     the value over as many days just before; empty where the record begins later
-- last_year    by_row  Last year  the value over the same days a year earlier; empty where the record begins later
with measured as (
    select
        c.look,
        c.slice,
        h.metric,
        case h.metric
            when 'average_order_value' then cast(sum(c.amount) as double)
            when 'repeat_ratio' then count(case when c.is_known and c.orders >= 2 then 1 end)
            else cast(
                sum(case when c.is_known and c.place <= (c.customers * 20 + 99) // 100 then c.revenue end) as double
            )
        end as numerator,
        case h.metric
            when 'average_order_value' then sum(c.orders)
            when 'repeat_ratio' then count(case when c.is_known and c.orders >= 1 then 1 end)
            else cast(sum(case when c.is_known then c.revenue end) as double)
        end as denominator
    from compared_spend as c
    cross join value_headline as h
    group by c.look, c.slice, h.metric
)

select
    l.slice,
    h.metric,
    h.unit,
    max(case when m.look = 'value' and m.denominator > 0 then m.numerator / m.denominator end) as value,
    max(case when m.look = 'value' then m.numerator end) as numerator,
    max(case when m.look = 'value' then m.denominator end) as denominator,
    max(case when m.look = 'previous' and m.denominator > 0 then m.numerator / m.denominator end) as previous,
    max(case when m.look = 'last_year' and m.denominator > 0 then m.numerator / m.denominator end) as last_year
from slice_values as l
cross join value_headline as h
left join measured as m on l.slice = m.slice and h.metric = m.metric
group by l.slice, h.metric, h.unit, h.position
order by l.slice, h.position
