-- What customers wrote, the latest first, beside how satisfied they were.
--
-- grain:        one row per comment
-- uses:         satisfaction/steps/comment_texts, satisfaction/steps/response_scores, staging/survey_labels
-- uses:         profile/customer_tiers
-- subject:      responses
-- slice         text                 the value of the field that splits the result
-- respondent    text   Respondent    the customer, empty while anonymous
-- name          text   Name          the customer's name, Unknown while anonymous
-- tier          text   Value tier    value tier at as_of, Unknown while anonymous
-- submitted_on  date   Submitted on  the day of the response
-- score         score  Score         satisfaction in the same response (the lowest answer, as given), else
--                                    recommendation
-- score_of      text   Score of      csat or nps: what the score answers; empty where neither was answered
-- verdict       text   Verdict       satisfied or not_satisfied; without satisfaction promoter, passive or detractor
-- nps           score  NPS           recommendation in the same response
-- text          text   Comment       the comment
-- wording       text   Wording       the question
-- survey        text   Survey        the survey's name
-- survey_id     text   Survey        the survey
-- question_id   text   Question      the question
-- response_id   text   Response      the response
select
    t.slice,
    t.customer_id as respondent,
    t.name,
    coalesce(v.tier, 'Unknown') as tier,
    t.day as submitted_on,
    coalesce(s.satisfied, s.nps) as score,
    case when s.satisfied is not null then 'csat' when s.nps is not null then 'nps' end as score_of,
    case
        when s.is_satisfied then 'satisfied'
        when s.satisfied is not null then 'not_satisfied'
        when s.nps >= 9 then 'promoter'
        when s.nps <= 6 then 'detractor'
        when s.nps is not null then 'passive'
    end as verdict,
    s.nps,
    t.text,
    t.wording,
    b.survey,
    t.survey_id,
    t.question_id,
    t.response_id
from comment_texts as t
inner join survey_labels as b on t.survey_id = b.survey_id
left join response_scores as s on t.survey_id = s.survey_id and t.response_id = s.response_id
left join customer_tiers as v on t.customer_id = v.customer_id and v.look = 'now'
order by submitted_on desc, survey_id asc, response_id asc, question_id asc
