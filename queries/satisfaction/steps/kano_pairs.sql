-- What a respondent says of a feature being there and of its being absent, judged by Kano's table.
--
-- grain:        one row per response and feature with both answers
-- uses:         satisfaction/steps/period_answers, rules/kano_table
-- slice         text    the value of the field that splits the result
-- survey_id     text    the survey
-- response_id   text    the response
-- customer_id   text    the respondent; empty while anonymous or not on record
-- name          text    the customer's name, Unknown while anonymous
-- day           date    the day of the response
-- feature       text    the feature: the item of both questions
-- wording       text    the question about its being there
-- functional    score   the answer to it: 1 like it, 2 expect it, 3 neutral, 4 can live with it, 5 dislike it
-- dysfunctional score   the answer about its absence, in the same way
-- category      text    A, O, M, I, R or Q
with paired as (
    select
        slice,
        survey_id,
        response_id,
        customer_id,
        name,
        day,
        item as feature,
        max(case when role = 'kano_functional' then wording end) as wording,
        max(case when role = 'kano_functional' then score end) as functional,
        max(case when role = 'kano_dysfunctional' then score end) as dysfunctional
    from period_answers
    where role in ('kano_functional', 'kano_dysfunctional') and item is not null
    group by slice, survey_id, response_id, customer_id, name, day, item
)

select
    p.slice,
    p.survey_id,
    p.response_id,
    p.customer_id,
    p.name,
    p.day,
    p.feature,
    p.wording,
    p.functional,
    p.dysfunctional,
    t.category
from paired as p
inner join kano_table as t on p.functional = t.functional and p.dysfunctional = t.dysfunctional
