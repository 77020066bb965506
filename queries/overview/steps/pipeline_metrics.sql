-- The expected amount of the opportunities open on the last day of the period and of those it is compared with.
--
-- grain:      one row per look and slice with an open opportunity
-- uses:       staging/deal_records, selection/selected_customers_or_unknown, periods/comparisons
-- look        text    value, previous or last_year
-- slice       text    the value of the field that splits the result
-- numerator   money   expected amount
select
    p.look,
    c.slice,
    sum(d.amount) as numerator
from deal_records as d
inner join selected_customers_or_unknown as c on d.customer_id = c.customer_id
inner join comparisons as p
    on
        p.from_on <= p.to_on
        and (d.opened_on is null or d.opened_on <= p.to_on)
        and (d.ended_on is null or d.ended_on > p.to_on)
group by p.look, c.slice
