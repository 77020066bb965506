"""What an undo does to the rows of a batch, in sentences."""

from __future__ import annotations

from data.ledger.row_reversal import ReversalCounts
from data.ledger.undo import UndoReport
from pages.ui.i18n.formatting import format_number
from pages.ui.i18n.translation import _, format_list, n_
from pages.ui.labels.table_labels import label_table

# Taking a row off these tables deletes it, so undo puts it back.
UNASSIGNED_TABLES = ("customer_tags", "app_calls")


def describe_undo(result: UndoReport) -> list[str]:
    """Sentences on the rows that an undo takes back, table by table, and on those that stay, with the reason."""
    sentences = []
    for table in dict.fromkeys([*result.by_table, *result.edited_by_table]):
        label = label_table(table)
        if outcome := result.by_table.get(table):
            sentences += _describe_reversed_rows(table, label, outcome)
        if edited := result.edited_by_table.get(table, 0):
            sentences.append(
                n_(
                    "{table}: {count} row kept, because edited since.",
                    "{table}: {count} rows kept, because edited since.",
                    edited,
                    table=label,
                    count=format_number(edited),
                )
            )
        if outcome:
            sentences += _describe_stuck_rows(label, outcome)
    if result.also_reversed:
        sentences.append(
            _(
                "{count} rows of batches undone before, kept until now, go with them.",
                count=format_number(result.also_reversed),
            )
        )
    return sentences or [_("Nothing of it stands any more; only its entry is marked as undone.")]


def _describe_reversed_rows(table: str, label: str, outcome: ReversalCounts) -> list[str]:
    sentences = []
    if outcome.removed:
        sentences.append(
            n_(
                "{table}: {count} new row removed.",
                "{table}: {count} new rows removed.",
                outcome.removed,
                table=label,
                count=format_number(outcome.removed),
            )
        )
    if outcome.restored and table in UNASSIGNED_TABLES:
        sentences.append(_("{table}: {count} put back.", table=label, count=format_number(outcome.restored)))
    elif outcome.restored:
        sentences.append(
            n_(
                "{table}: {count} changed row as it was before.",
                "{table}: {count} changed rows as they were before.",
                outcome.restored,
                table=label,
                count=format_number(outcome.restored),
            )
        )
    return sentences


def _describe_stuck_rows(label: str, outcome: ReversalCounts) -> list[str]:
    sentences = []
    if outcome.still_needed:
        sentences.append(
            n_(
                "{table}: {count} row could not be removed, because rows of {others} name it.",
                "{table}: {count} rows could not be removed, because rows of {others} name them.",
                outcome.still_needed,
                table=label,
                count=format_number(outcome.still_needed),
                others=format_list([label_table(other) for other in outcome.needed_by]),
            )
        )
    if outcome.unrestorable:
        sentences.append(
            n_(
                "{table}: {count} row could not be restored, because it named a row that is gone.",
                "{table}: {count} rows could not be restored, because they named rows that are gone.",
                outcome.unrestorable,
                table=label,
                count=format_number(outcome.unrestorable),
            )
        )
    return sentences
