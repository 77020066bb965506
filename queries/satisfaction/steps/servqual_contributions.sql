-- What each respondent adds to each row of service quality.
--
-- grain:      one row per row of the result and respondent in it
-- uses:       satisfaction/steps/servqual_pairs, satisfaction/steps/servqual_levels
-- slice       text    the value of the field that splits the result
-- scale_min   score   lowest possible score
-- scale_max   score   highest possible score
-- level       text    overall, dimension or item
-- dimension   text    the row's dimension, empty for overall
-- item        text    the row's item, empty for overall and dimensions
-- weight      ratio   the row's share of all points
-- survey_id   text    the survey
-- response_id text    the response
-- customer_id text    the respondent; empty while anonymous or not on record
-- name        text    the customer's name, Unknown while anonymous
-- day         date    the day of the response
-- expectation score   mean over the row's items that this respondent answered
-- perception  score   the same of the perception
-- e_part      score   what the expectations add to the row's mean
-- p_part      score   what the perceptions add to it
-- spread      score   what the gaps add to its deviation
select
    l.slice,
    l.scale_min,
    l.scale_max,
    l.level,
    l.dimension,
    l.item,
    l.weight,
    p.survey_id,
    p.response_id,
    max(p.customer_id) as customer_id,
    max(p.name) as name,
    max(p.day) as day,
    avg(p.expectation) as expectation,
    avg(p.perception) as perception,
    sum(l.part * p.expectation / l.n) as e_part,
    sum(l.part * p.perception / l.n) as p_part,
    sum(l.part * (p.perception - p.expectation - l.gap) / l.n) as spread
from servqual_levels as l
inner join servqual_pairs as p
    on
        l.slice = p.slice and l.scale_min = p.scale_min and l.scale_max = p.scale_max
        and l.of_dimension = p.dimension and l.of_item = p.item
group by l.slice, l.scale_min, l.scale_max, l.level, l.dimension, l.item, l.weight, p.survey_id, p.response_id
