-- What each respondent adds to the mean of a dimension; the mean of a dimension is that of its items.
--
-- grain:      one row per slice, dimension and response
-- uses:       satisfaction/steps/period_answers, satisfaction/steps/item_ratings
-- slice       text    the value of the field that splits the result
-- dimension   text    the dimension
-- survey_id   text    the survey
-- response_id text    the response
-- customer_id text    the respondent; empty while anonymous or not on record
-- name        text    the customer's name, Unknown while anonymous
-- day         date    the day of the response
-- rated       score   the respondent's own mean on 0 to 100
-- part        score   what the respondent adds to the dimension's mean
-- step        score   how far the respondent moves it
select
    a.slice,
    a.dimension,
    a.survey_id,
    a.response_id,
    a.customer_id,
    a.name,
    a.day,
    avg(a.index_score) as rated,
    sum(a.index_score / i.n / i.items) as part,
    sum((a.index_score - i.mean) / i.n / i.items) as step
from period_answers as a
inner join item_ratings as i
    on a.slice = i.slice and a.dimension = i.dimension and coalesce(a.item, a.question_key) = i.item
where a.role = 'rating' and a.index_score is not null
group by a.slice, a.dimension, a.survey_id, a.response_id, a.customer_id, a.name, a.day
