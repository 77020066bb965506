-- Kano: which features delight, which are demanded, and which leave customers cold.
--
-- grain:       one row per feature
-- uses:        satisfaction/steps/kano_pairs
-- adds_up:     A, O, M, I, R, Q, n
-- subject:     responses
-- slice        text                       the value of the field that splits the result
-- feature      text   Feature             the feature
-- A            count  A, attractive       respondents to whom it is attractive
-- O            count  O, one-dimensional  one-dimensional: the more the better
-- M            count  M, must-be          must be there
-- I            count  I, indifferent      indifferent
-- R            count  R, reverse          reverse: rather not
-- Q            count  Q, questionable     questionable: the two answers contradict each other
-- n            count  Answers             respondents with both answers
-- category     text   Category            the most frequent; ties go M, O, A, I, R, Q
-- better       ratio  Better              (A + O) / (A + O + M + I): how far its presence satisfies
-- better_low   ratio  Better, from        lower end of its 95 % interval (Wilson)
-- better_high  ratio  Better, up to       upper end of it
-- worse        ratio  Worse               -(O + M) / the same: how far its absence dissatisfies
-- worse_low    ratio  Worse, from         lower end of its 95 % interval (Wilson)
-- worse_high   ratio  Worse, up to        upper end of it
-- wording      text   Wording             the question about its being there
with counted as (
    select
        slice,
        feature,
        max(wording) as wording,
        count(case when category = 'A' then 1 end) as a,
        count(case when category = 'O' then 1 end) as o,
        count(case when category = 'M' then 1 end) as m,
        count(case when category = 'I' then 1 end) as i,
        count(case when category = 'R' then 1 end) as r,
        count(case when category = 'Q' then 1 end) as q,
        count(*) as n,
        cast(nullif(count(case when category in ('A', 'O', 'M', 'I') then 1 end), 0) as double) as judged
    from kano_pairs
    group by slice, feature
)

select
    slice,
    feature,
    a as "A", o as "O", m as "M", i as "I", r as "R", q as "Q", -- noqa: RF06
    n,
    case greatest(a, o, m, i, r, q)
        when m then 'M' when o then 'O' when a then 'A' when i then 'I' when r then 'R' else 'Q'
    end as category,
    (a + o) / judged as better,
    (a + o + 1.96 * (0.98 - sqrt((a + o) * (m + i) / judged + 0.9604))) / (judged + 3.8416) as better_low,
    (a + o + 1.96 * (0.98 + sqrt((a + o) * (m + i) / judged + 0.9604))) / (judged + 3.8416) as better_high,
    -(o + m) / judged as worse,
    (1.96 * (-0.98 - sqrt((o + m) * (a + i) / judged + 0.9604)) - o - m) / (judged + 3.8416) as worse_low,
    (1.96 * (sqrt((o + m) * (a + i) / judged + 0.9604) - 0.98) - o - m) / (judged + 3.8416) as worse_high,
    wording
from counted
order by slice, feature
