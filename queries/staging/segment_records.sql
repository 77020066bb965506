-- Filters kept under a name. One that was forgotten is a row that says nothing.
--
-- grain:     one row per segment
-- segment_id text    the segment's number
-- name       text    its name, its number where it has none
-- owner      text    who saved it
-- filters    text    the filters as they stand in an address
-- is_shared  flag    others may use it
select
    segment_id,
    coalesce(nullif(name, ''), segment_id) as name,
    owner,
    coalesce(filters, '') as filters,
    coalesce(is_shared, false) as is_shared
from saved_segments
where name is not null or filters is not null
