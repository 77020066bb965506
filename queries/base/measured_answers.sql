-- Satisfaction rate and net promoter score in the period and in those it is compared with.
--
-- grain:      one row per look, slice and figure
-- uses:       base/answers, base/selected_or_unknown, base/comparisons
-- look        text    value, previous or last_year
-- slice       text    the value of the field that splits the result
-- metric      text    satisfied_ratio or nps
-- numerator   count   satisfied answers; promoters (9 and 10) less detractors (0 to 6)
-- denominator count   answers
select
    p.look,
    c.slice,
    case a.role when 'csat' then 'satisfied_ratio' else 'nps' end as metric,
    sum(
        case
            when a.role = 'csat' and a.is_satisfied then 1
            when a.role = 'nps' and a.score >= 9 then 1
            when a.role = 'nps' and a.score <= 6 then -1
            else 0
        end
    ) as numerator,
    count(*) as denominator
from answers as a
inner join selected_or_unknown as c on a.customer_id = c.customer_id
inner join comparisons as p on a.day between p.from_on and p.to_on
where a.role in ('csat', 'nps')
group by p.look, c.slice, a.role
