-- Service quality: what customers expect, what they perceive, and the gap between, of respondents who told both.
--
-- grain:       one row for the whole, per dimension and per item; each scale apart
-- uses:        satisfaction/steps/servqual_contributions, rules/dimensions
-- subject:     responses
-- slice        text                  the value of the field that splits the result
-- level        text   Level          overall, dimension or item
-- dimension    text   Dimension      the dimension; empty for overall
-- item         text   Item           the item; empty for overall and dimensions
-- expectation  score  Expectation    mean expectation: of a dimension that of its items, overall weighted by the
--                                    dimensions' points
-- perception   score  Perception     mean perception, in the same way
-- gap          score  Gap            perception less expectation
-- low          score  Interval from  the gap less 1.96 standard errors
-- high         score  Interval to    the gap and 1.96 standard errors
-- n            count  Answers        respondents with both
-- weight       ratio  Weight         share of all points; where no question has points every dimension has the same
-- scale_min    score  Scale from     lowest possible score
-- scale_max    score  Scale to       highest possible score
with summed as (
    select
        slice,
        level,
        dimension,
        item,
        scale_min,
        scale_max,
        max(weight) as weight,
        sum(e_part) as expectation,
        sum(p_part) as perception,
        count(*) as n,
        sqrt(sum(spread * spread) * count(*) / nullif(count(*) - 1, 0)) as error
    from servqual_contributions
    group by slice, level, dimension, item, scale_min, scale_max
)

select
    s.slice,
    s.level,
    s.dimension,
    s.item,
    s.expectation,
    s.perception,
    s.perception - s.expectation as gap,
    s.perception - s.expectation - 1.96 * s.error as low,
    s.perception - s.expectation + 1.96 * s.error as high,
    s.n,
    s.weight,
    s.scale_min,
    s.scale_max
from summed as s
left join dimensions as d on s.dimension = d.dimension
order by
    s.slice, s.scale_min, s.scale_max, case s.level when 'overall' then 1 when 'dimension' then 2 else 3 end,
    d.position, s.dimension, s.item
