-- The customer's opportunities as they stood at as_of, open ones first.
--
-- grain:          one row per opportunity opened up to as_of
-- uses:           customers/steps/deals_as_of, selection/selected_customers
-- subject:        deals
-- customer_id     text   Customer     the customer
-- outcome         text   Outcome      open, won or lost at as_of
-- stage           count  Stage        0 to 7, where it stood; empty where not on record
-- intention       count  Intention    1 unlikely to 5 very likely
-- amount          money  Amount       expected amount; of a won one the amount won
-- opened_on       date   Opened on    the opening day, empty where not on record
-- expected_on     date   Expected on  expected day of signing
-- closed_on       date   Closed on    when it ended
-- product         text   Product      what it is about
-- reason          text   Reason       why it was lost
-- opportunity_id  text   Opportunity  the opportunity
select
    d.customer_id,
    d.outcome,
    d.stage,
    d.intention,
    d.amount,
    d.opened_on,
    d.expected_on,
    d.closed_on,
    d.product,
    d.reason,
    d.opportunity_id
from deals_as_of as d
inner join selected_customers as c on d.customer_id = c.customer_id
order by
    case d.outcome when 'open' then 0 else 1 end asc,
    closed_on desc nulls last,
    stage desc nulls last,
    amount desc nulls last,
    opportunity_id asc
