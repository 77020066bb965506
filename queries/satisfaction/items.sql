-- Every scored question: mean and share of the best answers, and how much it matters.
--
-- grain:           one row per question: the same wording, role and scale in several surveys is one
-- uses:            satisfaction/steps/item_scores, satisfaction/steps/question_exposures
-- uses:            satisfaction/steps/stated_importance, satisfaction/steps/derived_importance
-- subject:         responses
-- slice            text                        the value of the field that splits the result
-- question         text   Question             its number in the latest survey that asks it
-- wording          text   Wording              its wording there
-- role             text   What it measures     what it measures
-- dimension        text   Dimension            of which dimension
-- item             text   Item                 what pairs it with others
-- scale_min        score  Scale from           lowest possible score
-- scale_max        score  Scale to             highest possible score
-- surveys          count  Surveys              surveys with an answer in the period
-- n                count  Answers              answers
-- blank            count  Left out             responses of the same surveys that left it out
-- mean             score  Mean                 mean score
-- mean_low         score  Mean, from           the mean less 1.96 standard errors
-- mean_high        score  Mean, up to          the mean and 1.96 standard errors
-- top2_ratio       ratio  Best answers, share  answers among the best of the scale / n
-- low              ratio  Interval from        lower end of its 95 % interval (Wilson)
-- high             ratio  Interval to          upper end of it
-- index            score  Index                mean score on 0 to 100
-- importance       score  Importance           mean of the question of importance for the same item; else the
--                                              correlation
-- importance_n     count  Answers, importance  answers behind it
-- importance_from  text   Importance is        stated by a question, or derived: the correlation of the answers with
--                                              overall satisfaction
select
    i.slice,
    i.question,
    i.wording,
    i.role,
    i.dimension,
    i.item,
    i.scale_min,
    i.scale_max,
    i.surveys,
    i.n,
    a.asked - i.n as blank,
    i.mean,
    i.mean - 1.96 * i.error as mean_low,
    i.mean + 1.96 * i.error as mean_high,
    cast(i.top2 as double) / i.n as top2_ratio,
    (i.top2 + 1.96 * (0.98 - sqrt(cast(i.top2 as double) * (i.n - i.top2) / i.n + 0.9604))) / (i.n + 3.8416) as low,
    (i.top2 + 1.96 * (0.98 + sqrt(cast(i.top2 as double) * (i.n - i.top2) / i.n + 0.9604))) / (i.n + 3.8416) as high,
    i.index,
    coalesce(s.importance, d.importance) as importance,
    coalesce(s.n, d.n) as importance_n,
    case when s.n is not null then 'stated' when d.n is not null then 'derived' end as importance_from
from item_scores as i
inner join question_exposures as a on i.slice = a.slice and i.question_key = a.question_key
left join stated_importance as s
    on i.slice = s.slice and i.item = s.item and i.role in ('rating', 'effort', 'servqual_perception')
left join derived_importance as d on i.slice = d.slice and i.question_key = d.question_key
order by i.slice, i.role, i.dimension, i.item, i.wording, i.scale_max
