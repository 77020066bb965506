-- Every answer as it is stored, scored or not.
--
-- grain:      one row per survey, response, question and option
-- survey_id   text    the survey
-- response_id text    the response
-- question_id text    the question
-- option      text    the option ticked, empty where the question is not choose-all
-- score       score   the score, empty where there is none
-- text        text    the answer in words
select
    survey_id,
    response_id,
    question_id,
    option,
    score,
    text
from survey_answers
