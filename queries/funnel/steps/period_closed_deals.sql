-- The opportunities closed in the period and in those it is compared with; the whole record where no start is set.
--
-- grain:          one row per look and opportunity
-- uses:           selection/selected_deals, periods/comparisons
-- look            text    value, previous or last_year
-- slice           text    the value of the field that splits the result
-- opportunity_id  text    the opportunity
-- customer_id     text    the customer, empty while unknown
-- outcome         text    won or lost
-- opened_on       date    the opening day
-- closed_on       date    the closing day, empty where not on record
-- days_open       days    from the one to the other; empty where one is unknown or they are the wrong way round
-- days_won        days    the same of won ones
-- is_trailing     flag    it closed in the days that velocity looks at: the period where its start is set, or 365
-- won_amount      money   the amount, where won
-- lost_amount     money   the expected amount, where lost
-- reason          text    why, where lost
select
    k.look,
    d.slice,
    d.opportunity_id,
    d.customer_id,
    d.outcome,
    d.opened_on,
    d.closed_on,
    case when d.closed_on >= d.opened_on then date_diff('day', d.opened_on, d.closed_on) end as days_open,
    case
        when d.outcome = 'won' and d.closed_on >= d.opened_on then date_diff('day', d.opened_on, d.closed_on)
    end as days_won,
    :is_from_set or d.ended_on > k.to_on - 365 as is_trailing,
    d.won_amount,
    case when d.outcome = 'lost' then d.expected_amount end as lost_amount,
    d.reason
from selected_deals as d
inner join comparisons as k
    on
        k.from_on <= k.to_on
        and d.ended_on <= k.to_on
        and (d.opened_on is null or d.opened_on <= k.to_on)
        -- What closed on an unknown day and was opened on one belongs to the whole record only.
        and (d.ended_on >= k.from_on or (not :is_from_set and k.look = 'value'))
