-- In which zone of tolerance each respondent's perception of each item lies.
--
-- grain:      one row per level, response and item with desired, adequate and perceived service
-- uses:       satisfaction/steps/servqual_pairs
-- slice       text    the value of the field that splits the result
-- level       text    dimension or item
-- dimension   text    the dimension
-- item        text    the item; empty on the level of dimensions
-- scale_min   score   lowest possible score
-- scale_max   score   highest possible score
-- survey_id   text    the survey
-- response_id text    the response
-- customer_id text    the respondent; empty while anonymous or not on record
-- name        text    the customer's name, Unknown while anonymous
-- day         date    the day of the response
-- desired     score   the expectation
-- adequate    score   what is just acceptable
-- perceived   score   the perception
-- zone        text    satisfied, basically_satisfied or dissatisfied
with levels as (
    select 'item' as level
    union all
    select 'dimension' as level
)

select
    p.slice,
    l.level,
    p.dimension,
    case when l.level = 'item' then p.item end as item,
    p.scale_min,
    p.scale_max,
    p.survey_id,
    p.response_id,
    p.customer_id,
    p.name,
    p.day,
    p.expectation as desired,
    p.adequate,
    p.perception as perceived,
    case
        when p.perception >= p.expectation then 'satisfied'
        when p.perception >= p.adequate then 'basically_satisfied'
        else 'dissatisfied'
    end as zone
from servqual_pairs as p
cross join levels as l
where p.adequate is not null
