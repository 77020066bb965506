-- What the customer said in surveys: verdicts on us and words, the latest first, then answers to single questions.
--
-- grain:       one row per answer up to as_of; blank answers are none
-- uses:        staging/customer_answers, selection/selected_customers
-- subject:     responses
-- customer_id  text   Customer          the customer
-- answered_on  date   Answered on       the day of the response
-- survey       text   Survey            the survey's name
-- wording      text   Wording           the question
-- role         text   What it measures  what the question measures
-- score        score  Score             as given, on the question's own scale
-- scale_max    score  Scale to          the highest score of the scale
-- text         text   Comment           the answer in words
-- response_id  text   Response          the response
select
    a.customer_id,
    a.answered_on,
    a.survey,
    a.wording,
    a.role,
    a.score,
    a.scale_max,
    a.text,
    a.response_id
from customer_answers as a
inner join selected_customers as c on a.customer_id = c.customer_id
order by
    case when a.role in ('nps', 'csat', 'effort', 'comment') then 0 else 1 end asc,
    answered_on desc,
    response_id desc,
    a.position asc nulls last,
    wording asc,
    text asc
