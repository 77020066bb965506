-- Customer delivered value: the weighted benefits that customers see less the weighted costs, each on 0 to 100.
--
-- grain:     one row for the total and one per dimension with a rating
-- uses:      satisfaction/steps/delivered_value_contributions
-- subject:   responses
-- slice      text                  the value of the field that splits the result
-- dimension  text   Dimension      product, service, personnel, image; money, time, energy; total
-- side       text   Side           benefit or cost; total
-- mean       score  Mean           mean of the means of its items on 0 to 100; the total is benefits less costs, from
--                                  -100 to 100
-- low        score  Interval from  the mean less 1.96 standard errors
-- high       score  Interval to    the mean and 1.96 standard errors
-- weight     ratio  Weight         its points / the points of its side; empty for the total
-- n          count  Answers        respondents
with summed as (
    select
        slice,
        dimension,
        side,
        position,
        weight,
        sum(part) as mean,
        sqrt(sum(step * step) * count(*) / nullif(count(*) - 1, 0)) as error,
        count(*) as n
    from delivered_value_contributions
    group by slice, dimension, side, position, weight
)

select
    slice,
    dimension,
    side,
    mean,
    case
        when error is not null then greatest(mean - 1.96 * error, case when dimension = 'total' then -100 else 0 end)
    end as low,
    case when error is not null then least(mean + 1.96 * error, 100) end as high,
    weight,
    n
from summed
order by slice, position
