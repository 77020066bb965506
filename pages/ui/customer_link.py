"""Names in a table as links to the customers' cards."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from pages.ui.headings import label_column
from pages.ui.words import get_language

# The table shows what stands after the first `#` of a link, and decodes all signs but these.
UNESCAPED_SIGNS = ";/?:@&=+$,#"


def build_card_links(frame: pd.DataFrame) -> list[str]:
    """The address of each customer's card, with the name behind it; needs customer_id and name."""
    spoken = f"&lang={get_language()}" if st.session_state.get("lang_asked") else ""
    return [
        f"customer?customer={quote(str(number), safe='')}{spoken}#{quote(str(name), safe=UNESCAPED_SIGNS)}"
        for number, name in zip(frame["customer_id"], frame["name"], strict=True)
    ]


def build_link_column(column: str) -> Any:
    """How such a column is written."""
    return st.column_config.LinkColumn(label_column(column), display_text=r"#([\s\S]*)$", width="medium")
