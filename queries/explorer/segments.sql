-- The filters that were kept under a name; any of them narrows every report.
--
-- grain:     one row per segment, by name
-- uses:      staging/segment_records
-- subject:   record
-- segment_id text    the segment's number
-- name       text    its name, its number where it has none
-- owner      text    who saved it
-- filters    text    the filters as they stand in an address
-- is_shared  flag    others may use it
select
    segment_id,
    name,
    owner,
    filters,
    is_shared
from segment_records
order by name asc, segment_id asc
