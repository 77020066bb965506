-- The filters that were kept under a name; any of them narrows every report.
--
-- grain:      one row per segment, by name
-- uses:       staging/segment_records
-- subject:    record
-- segment_id  text  Segment number    the segment's number
-- name        text  Name              its name, its number where it has none
-- owner       text  Person in charge  who saved it
-- filters     text  Filters           the filters as they stand in an address
-- is_shared   flag  Shared            others may use it
select
    segment_id,
    name,
    owner,
    filters,
    is_shared
from segment_records
order by name asc, segment_id asc
