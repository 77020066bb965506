-- Satisfaction rate, net promoter score and satisfaction index of each cut, with their 95 % intervals.
--
-- grain:      one row per cut, part, slice and figure
-- uses:       satisfaction/steps/answer_totals
-- cut         text    look, shown or earlier
-- part        text    the compared period, survey or month
-- slice       text    the value of the field that splits the result
-- metric      text    satisfied_ratio, nps or index
-- numerator   score   satisfied answers; promoters less detractors; the scores on 0 to 100 summed
-- n           count   answers
-- value       by_row  the figure
-- error       by_row  its standard error; empty for an index of one answer
-- low         by_row  lower end of the interval: Wilson's of the rate, 1.96 standard errors of the others
-- high        by_row  upper end of it
with valued as (
    select
        *,
        case when metric = 'nps' then 100 else 1 end * numerator / n as value,
        case
            when metric = 'nps' then 100 * sqrt(greatest(squares / n - numerator / n * numerator / n, 0) / n)
            when metric = 'satisfied_ratio' then sqrt(numerator / n * (1 - numerator / n) / n)
            when n > 1 then sqrt(greatest(squares - numerator * numerator / n, 0) / (n - 1) / n)
        end as error
    from answer_totals
)

select
    cut,
    part,
    slice,
    metric,
    numerator,
    n,
    value,
    error,
    case
        when metric = 'satisfied_ratio'
            then (numerator + 1.96 * (0.98 - sqrt(numerator * (n - numerator) / n + 0.9604))) / (n + 3.8416)
        when metric = 'nps' then value - 1.96 * error
        when error is not null then greatest(value - 1.96 * error, 0)
    end as low,
    case
        when metric = 'satisfied_ratio'
            then (numerator + 1.96 * (0.98 + sqrt(numerator * (n - numerator) / n + 0.9604))) / (n + 3.8416)
        when metric = 'nps' then value + 1.96 * error
        when error is not null then least(value + 1.96 * error, 100)
    end as high
from valued
