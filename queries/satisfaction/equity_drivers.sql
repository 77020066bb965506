-- The drivers of customer equity: how customers rate value, brand and relationship.
--
-- grain:  one row per driver with a rating
-- uses:   satisfaction/steps/dimension_ratings, rules/dimensions
-- subject: responses
-- slice   text                  the value of the field that splits the result
-- driver  text   Driver         value, brand or relationship
-- index   score  Index          mean of the means of its items on 0 to 100
-- low     score  Interval from  the index less 1.96 standard errors
-- high    score  Interval to    the index and 1.96 standard errors
-- n       count  Answers        respondents
with summed as (
    select
        slice,
        dimension,
        sum(part) as mean,
        sqrt(sum(step * step) * count(*) / nullif(count(*) - 1, 0)) as error,
        count(*) as n
    from dimension_ratings
    group by slice, dimension
)

select
    s.slice,
    s.dimension as driver,
    s.mean as index,
    case when s.error is not null then greatest(s.mean - 1.96 * s.error, 0) end as low,
    case when s.error is not null then least(s.mean + 1.96 * s.error, 100) end as high,
    s.n
from summed as s
inner join dimensions as d on s.dimension = d.dimension and d.side = 'equity'
order by s.slice, d.position
