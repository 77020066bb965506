-- Zones of tolerance: whether what customers perceive reaches what they desire, or at least what they accept.
--
-- grain:               one row per dimension and per item; each scale apart
-- uses:                satisfaction/steps/tolerance_zones, rules/dimensions
-- subject:             responses
-- slice                text                        the value of the field that splits the result
-- level                text   Level                dimension or item
-- dimension            text   Dimension            the dimension
-- item                 text   Item                 the item; empty for dimensions
-- satisfied            count  Satisfied            answers that perceive at least what they desire
-- basically_satisfied  count  Basically satisfied  answers that perceive less, but at least what is adequate
-- dissatisfied         count  Dissatisfied         answers that perceive less than what is adequate
-- n                    count  Answers              answers with all three; a respondent gives one per item
-- satisfied_ratio      ratio  Satisfaction rate    satisfied / n
-- low                  ratio  Interval from        lower end of its 95 % interval (Wilson)
-- high                 ratio  Interval to          upper end of it
-- desired              score  Desired              mean desired service (the expectation)
-- adequate             score  Just acceptable      mean of what is just acceptable
-- perceived            score  Perceived            mean perceived service
-- scale_min            score  Scale from           lowest possible score
-- scale_max            score  Scale to             highest possible score
with counted as (
    select
        slice,
        level,
        dimension,
        item,
        scale_min,
        scale_max,
        cast(count(case when zone = 'satisfied' then 1 end) as double) as satisfied,
        count(case when zone = 'basically_satisfied' then 1 end) as basically_satisfied,
        count(case when zone = 'dissatisfied' then 1 end) as dissatisfied,
        count(*) as n,
        avg(desired) as desired,
        avg(adequate) as adequate,
        avg(perceived) as perceived
    from tolerance_zones
    group by slice, level, dimension, item, scale_min, scale_max
)

select
    c.slice, c.level, c.dimension, c.item,
    cast(c.satisfied as bigint) as satisfied,
    c.basically_satisfied, c.dissatisfied, c.n,
    c.satisfied / c.n as satisfied_ratio,
    (c.satisfied + 1.96 * (0.98 - sqrt(c.satisfied * (c.n - c.satisfied) / c.n + 0.9604))) / (c.n + 3.8416) as low,
    (c.satisfied + 1.96 * (0.98 + sqrt(c.satisfied * (c.n - c.satisfied) / c.n + 0.9604))) / (c.n + 3.8416) as high,
    c.desired, c.adequate, c.perceived, c.scale_min, c.scale_max
from counted as c
left join dimensions as d on c.dimension = d.dimension
order by c.slice, c.scale_min, c.scale_max, c.level, d.position, c.dimension, c.item
