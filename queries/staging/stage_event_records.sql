-- Every entry of an opportunity into a stage, with what was thought of it at that moment.
--
-- grain:          one row per opportunity, stage and moment
-- opportunity_id  text    the opportunity
-- stage           count   the stage entered
-- entered_at      time    when
-- intention       count   1 to 5, how likely the customer was to sign
-- expected_amount money   the amount expected then
-- expected_on     date    the day of signing expected then
select
    opportunity_id,
    stage,
    entered_at,
    intention,
    expected_amount,
    expected_on
from stage_events
