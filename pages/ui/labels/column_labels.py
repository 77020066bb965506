"""Labels of columns: those in the headers of the questions, and those of tables that no question fills."""

from __future__ import annotations

from pages.ui.i18n.translation import N_, _
from pages.ui.labels.value_labels import label_value
from pages.ui.session import answers

# The columns of the integrity check and of the list of batches.
TABLE_COLUMN_LABELS = {
    "table": N_("Table"),
    "rows": N_("Rows"),
    "latest": N_("Newest day"),
    "orphans": N_("Orphans"),
    "duplicates": N_("Duplicates"),
    "out_of_list": N_("Outside their lists"),
    "missing": N_("Missing"),
    "batch_id": N_("Batch"),
    "kind": N_("Kind"),
    "file_name": N_("File"),
    "rows_in": N_("Rows read"),
    "rows_stored": N_("Rows stored"),
    "rows_rejected": N_("Rows rejected"),
    "at": N_("At"),
    "undone_at": N_("Undone at"),
}


def label_column(column: str, question: str = "") -> str:
    """The heading of a column in the reader's language.

    Args:
        column: the column's name.
        question: the question whose result it is part of; '' for tables that no question fills.

    Returns:
        The label in the question's header; that of the field for a column that a split adds.

    Raises:
        KeyError: no question is given, and the column is not in `TABLE_COLUMN_LABELS`.
    """
    if not question:
        return _(TABLE_COLUMN_LABELS[column])
    columns = answers.describe_question(question).columns
    label = next((known.label for known in columns if known.name == column), "")
    return _(label) if label else label_value("field", column)
