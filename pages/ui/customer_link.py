"""Names in a table as links to the customers' cards."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from pages.ui.headings import heading
from pages.ui.words import language

# The table shows what stands after the first `#` of a link, and decodes all signs but these.
PLAIN = ";/?:@&=+$,#"


def links(frame: pd.DataFrame) -> list[str]:
    """The address of each customer's card, with the name behind it; needs customer_id and name."""
    spoken = f"&lang={language()}" if st.session_state.get("lang_asked") else ""
    return [
        f"customer?customer={quote(str(number), safe='')}{spoken}#{quote(str(name), safe=PLAIN)}"
        for number, name in zip(frame["customer_id"], frame["name"], strict=True)
    ]


def look_of_links(column: str) -> Any:
    """How such a column is written."""
    return st.column_config.LinkColumn(heading(column), display_text=r"#([\s\S]*)$", width="medium")
