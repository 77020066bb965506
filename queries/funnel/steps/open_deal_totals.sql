-- What was open on the last day of the period and of those it is compared with.
--
-- grain:      one row per look and slice with an open opportunity
-- uses:       selection/selected_deals, periods/comparisons
-- look        text    value, previous or last_year
-- slice       text    the value of the field that splits the result
-- open        count   opportunities
-- open_amount money   their expected amount
select
    k.look,
    d.slice,
    count(*) as open,
    sum(d.amount) as open_amount
from selected_deals as d
inner join comparisons as k
    on
        k.from_on <= k.to_on
        and (d.opened_on is null or d.opened_on <= k.to_on)
        and (d.ended_on is null or d.ended_on > k.to_on)
group by k.look, d.slice
