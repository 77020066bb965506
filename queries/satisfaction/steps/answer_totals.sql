-- What the answers of each cut add up to, for the chosen customers.
--
-- grain:      one row per cut, part, slice and figure
-- uses:       satisfaction/steps/grouped_answers, selection/selected_customers_or_unknown
-- cut         text    look, shown or earlier
-- part        text    the compared period, survey or month
-- slice       text    the value of the field that splits the result
-- metric      text    satisfied_ratio, nps or index
-- numerator   score   satisfied answers; promoters less detractors; the scores on 0 to 100 summed
-- squares     score   the same of their squares: satisfied; promoters and detractors; the squared scores
-- n           count   answers
select
    a.cut,
    a.part,
    c.slice,
    a.metric,
    cast(sum(a.points) as double) as numerator,
    cast(sum(a.points * a.points) as double) as squares,
    count(*) as n
from grouped_answers as a
inner join selected_customers_or_unknown as c on a.customer_id = c.customer_id
group by a.cut, a.part, c.slice, a.metric
