"""Tags that a batch took off, put back. A tag has no cell to empty, so its row goes, and app_changes keeps it."""

from sqlalchemy import Connection

from data._engines import driver
from data.intake.batches import UNDONE
from data.intake.taking_back import TakenBack

TAGS = "customer_tags"
_REMOVED = (
    "select batch_id as by, try_cast(batch_id as bigint) as number, json_extract_string(before, '$.customer_id') as "
    "customer_id, json_extract_string(before, '$.tag') as tag, json_extract_string(before, '$.batch_id') as batch_id "
    "from app_changes where table_name = 'customer_tags'"
)


def put_back(connection: Connection, batches: str) -> TakenBack:
    """Put back the tags that batches took off, where nobody put them on or took them off since.

    `batches` is the SQL list or query of their numbers; all of them must be marked as undone already. A tag that a
    batch undone since had put on stays off.
    """
    raw = driver(connection)
    if not raw.execute(f"select 1 from app_changes where table_name = '{TAGS}' limit 1").fetchone():
        return TakenBack()
    raw.execute(f"create or replace temp table undo_removed as {_REMOVED}")
    later = (
        f"select 1 from undo_removed as later where later.by not in ({UNDONE}) and later.number > mine.number "
        "and later.customer_id = mine.customer_id and later.tag = mine.tag"
    )
    raw.execute(
        "create or replace temp table undo_missing as select mine.* from undo_removed as mine "
        f"anti join customer_tags using (customer_id, tag) where mine.by in ({batches}) and not exists ({later}) "
        f"and (mine.batch_id is null or mine.batch_id not in ({UNDONE})) "
        "qualify row_number() over (partition by customer_id, tag order by number desc) = 1"
    )
    lost = "from undo_missing anti join customers using (customer_id)"
    unrestorable = int(raw.execute(f"select count(*) {lost}").fetchone()[0])
    raw.execute(f"delete from undo_missing where (customer_id, tag) in (select (customer_id, tag) {lost})")
    restored = int(
        raw.execute(
            "insert into customer_tags (customer_id, tag, batch_id) select customer_id, tag, batch_id from undo_missing"
        ).fetchone()[0]
    )
    raw.execute(
        "delete from app_changes as kept where table_name = 'customer_tags' and exists (select 1 from undo_missing as "
        "back where back.by = kept.batch_id and back.tag = json_extract_string(kept.before, '$.tag') "
        "and back.customer_id = json_extract_string(kept.before, '$.customer_id'))"
    )
    raw.execute("drop table undo_missing")
    raw.execute("drop table undo_removed")
    return TakenBack(restored=restored, unrestorable=unrestorable)
