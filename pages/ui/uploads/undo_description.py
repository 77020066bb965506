"""What becomes of the rows of a batch that is undone, in words, table by table, with the reasons."""

from __future__ import annotations

from data.ledger.undo import UndoReport
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.translation import _, format_list, n_
from pages.ui.labels.table_labels import label_table

# Taking a row off these tables deletes it, so undo puts it back.
UNASSIGNED_TABLES = ("customer_tags", "app_calls")


def describe_undo(result: UndoReport) -> list[str]:
    """What becomes of the rows, table by table, and why some stay."""
    said = []
    for table in dict.fromkeys([*result.by_table, *result.edited_by_table]):
        taken, edited = result.by_table.get(table), result.edited_by_table.get(table, 0)
        name = label_table(table)
        if taken and taken.removed:
            said.append(
                n_(
                    "{table}: {count} new row removed.",
                    "{table}: {count} new rows removed.",
                    taken.removed,
                    table=name,
                    count=format_number(taken.removed),
                )
            )
        if taken and taken.restored and table in UNASSIGNED_TABLES:
            said.append(_("{table}: {count} put back.", table=name, count=format_number(taken.restored)))
        elif taken and taken.restored:
            said.append(
                n_(
                    "{table}: {count} changed row as it was before.",
                    "{table}: {count} changed rows as they were before.",
                    taken.restored,
                    table=name,
                    count=format_number(taken.restored),
                )
            )
        if edited:
            said.append(
                n_(
                    "{table}: {count} row kept, because edited since.",
                    "{table}: {count} rows kept, because edited since.",
                    edited,
                    table=name,
                    count=format_number(edited),
                )
            )
        if taken and taken.still_needed:
            others = format_list([label_table(other) for other in taken.needed_by])
            said.append(
                n_(
                    "{table}: {count} row could not be removed, because rows of {others} name it.",
                    "{table}: {count} rows could not be removed, because rows of {others} name them.",
                    taken.still_needed,
                    table=name,
                    count=format_number(taken.still_needed),
                    others=others,
                )
            )
        if taken and taken.unrestorable:
            said.append(
                n_(
                    "{table}: {count} row could not be restored, because it named a row that is gone.",
                    "{table}: {count} rows could not be restored, because they named rows that are gone.",
                    taken.unrestorable,
                    table=name,
                    count=format_number(taken.unrestorable),
                )
            )
    if result.also_reversed:
        said.append(
            _(
                "{count} rows of batches undone before, kept until now, go with them.",
                count=format_number(result.also_reversed),
            )
        )
    return said or [_("Nothing of it stands any more; only its entry is marked as undone.")]
