-- Whom each person is to call on as_of, at most 60 (rule call_limit): put there by hand, a deal at stage 4 or 5, a good
-- or very likely intention, a contract that expired or is about to, an agreed day that has come, then the longest since
-- the last contact. Whoever answers or agrees on a later day leaves the list; whoever was tried goes to its end.
--
-- grain:            one row per customer on a list, person by person in the order of calling
-- uses:             funnel/steps/call_list_ranking, funnel/steps/call_signals
-- subject:          deals
-- employee          text   Who                          who is to call, Unknown where nobody looks after the customer
-- rank              count  Rank                         place on the person's list
-- customer_id       text   Customer                     the customer
-- name              text   Name                         the customer's name
-- reason            text   Reason                       the first that holds: by_hand, stage, intention, contract,
--                                                       agreed, never or silent
-- last_contact_on   date   Last contact                 the latest contact that was not an attempt only
-- next_on           date   Next contact                 the day agreed for the next one
-- stage             count  Stage                        the furthest stage of the open deals, 4 and 5 before all
-- amount            money  Amount                       their expected amount
-- intention         score  Intention                    their highest intention, 1 to 5
-- contract_state    text   Contract state               where the contract stands
-- contract_ends_on  date   Contract ends on             its last day
-- is_due            flag   Contract to be talked about  the contract expired, or ends within 30 days (rule
--                                                       contract_due_days)
-- is_tried          flag   Tried today                  tried today and not reached
-- contact_days      days   Days since contact           from the latest contact to as_of
-- last_tried_on     date   Last contact or attempt      the latest contact or attempt: who was not tried for longest
--                                                       comes first
-- because           text   Put there because            why the customer was put on the list by hand
-- employee_id       text   Number of the person         the person's key
select
    p.employee,
    row_number() over (
        partition by p.employee_id
        order by case when h.is_tried then 1 else 0 end, p.place
    ) as rank,
    p.customer_id,
    h.name,
    p.reason,
    h.last_contact_on,
    coalesce(h.later_on, h.agreed_on) as next_on,
    h.stage,
    h.amount,
    h.intention,
    h.contract_state,
    h.contract_ends_on,
    h.is_due,
    h.is_tried,
    date_diff('day', h.last_contact_on, cast(:as_of as date)) as contact_days,
    h.last_tried_on,
    h.because,
    p.employee_id
from call_list_ranking as p
inner join call_signals as h on p.customer_id = h.customer_id
where p.standing = 'on_list'
order by employee asc, employee_id asc, rank asc
