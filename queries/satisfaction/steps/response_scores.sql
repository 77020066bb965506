-- How satisfied a response is, and whether it recommends.
--
-- grain:      one row per response with such a score
-- uses:       satisfaction/steps/classified_answers
-- survey_id   text    the survey
-- response_id text    the response
-- satisfied   score   the lowest answer on satisfaction, as given
-- nps         score   the lowest answer on recommendation
-- is_satisfied flag   every answer on satisfaction is among the top of its scale
-- is_detractor flag   an answer on recommendation is 6 or less
select
    survey_id,
    response_id,
    min(case when metric = 'satisfied_ratio' then score end) as satisfied,
    min(case when metric = 'nps' then score end) as nps,
    min(case when metric = 'satisfied_ratio' then points end) = 1 as is_satisfied,
    min(case when metric = 'nps' then points end) = -1 as is_detractor
from classified_answers
group by survey_id, response_id
