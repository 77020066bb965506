-- How many of the criteria of a customer worth winning could be judged.
--
-- grain:       one row per customer on record
-- key:         customer_id
-- uses:        profile/target_point_attributes
-- columns_of:  profile/target_point_attributes
-- target_known count   how many of the five criteria of a target could be judged
select
    j.*,  -- noqa: AM04
    case when j.target_fit is null then 0 else 1 end
    + case when j.target_good is null then 0 else 1 end
    + case when j.target_potential is null then 0 else 1 end
    + case when j.target_match is null then 0 else 1 end
    + case when j.target_likeness is null then 0 else 1 end as target_known
from target_point_attributes as j
