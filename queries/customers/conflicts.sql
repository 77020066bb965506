-- What contradicts itself about the customer, such as the highest tier and a detractor; the gravest first.
--
-- grain:       one row per customer and conflict
-- uses:        customers/steps/conflict_facts, rules/conflicts
-- customer_id  text   Customer         the customer
-- name         text   Name             the customer's name
-- conflict     text   Conflict         which one; the rules file says each
-- tier         text   Value tier       value tier
-- score        score  Score            the latest answer on recommendation, 0 to 10
-- silent_days  days   Days silent      from the last purchase to as_of, where longer than usual
-- usual_days   days   Usual gap, days  the customer's usual gap between purchases
-- on_day       date   On               the day it is about: of the answer, promise, purchase or contract's end
-- days         days   Days             how long it has been so
-- amount       money  Amount           what is overdue
-- stage        count  Stage            highest stage of the open deals
-- about        text   About            the case, or why the customer is on the call list
select
    f.customer_id,
    f.name,
    k.conflict,
    f.tier,
    case k.conflict when 'top_detractor' then f.nps end as score,
    case when f.silent_days > f.usual_days then f.silent_days end as silent_days,
    case when f.silent_days > f.usual_days then f.usual_days end as usual_days,
    case k.conflict
        when 'top_detractor' then f.answered_on when 'reply_overdue' then f.promised_on
        when 'expired_buying' then f.contract_ends_on when 'contact_missed' then f.next_on
        else f.last_on
    end as on_day,
    case k.conflict
        when 'reply_overdue' then date_diff('day', f.promised_on, cast(:as_of as date))
        when 'contact_missed' then date_diff('day', f.next_on, cast(:as_of as date))
        when 'overdue_dealing' then f.overdue_days
    end as days,
    case k.conflict when 'overdue_dealing' then f.overdue_amount end as amount,
    f.stage,
    case k.conflict when 'reply_overdue' then f.case_id when 'call_without_consent' then f.because end as about
from conflict_facts as f
inner join conflicts as k
    on
        (k.conflict = 'top_detractor' and f.is_top and f.nps <= 6)
        or (k.conflict = 'top_silent' and f.is_top and f.silent_days > f.usual_days and coalesce(f.nps > 6, true))
        or (k.conflict = 'reply_overdue' and f.promised_on is not null)
        or (
            k.conflict = 'overdue_dealing'
            and f.overdue_amount > 0 and f.overdue_days >= :conflict_overdue_days and f.stage >= :conflict_stage
        )
        or (k.conflict = 'call_without_consent' and f.because is not null and not coalesce(f.consent, false))
        or (k.conflict = 'archived_buying' and f.status = 'archived' and f.is_buying)
        or (k.conflict = 'expired_buying' and f.contract = 'expired' and f.is_buying and f.last_on > f.contract_ends_on)
        or (
            k.conflict = 'contact_missed' and f.status <> 'archived' and coalesce(f.consent, true)
            and date_diff('day', f.next_on, cast(:as_of as date)) between :missed_contact_days and 365
        )
order by k.position asc, f.customer_id asc
