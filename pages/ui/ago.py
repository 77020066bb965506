"""How long ago something was, as people say it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

from pages.ui.format import format_number, format_timestamp
from pages.ui.words import _, n_


def format_time_ago(value: Any) -> str:
    """`just now`, `5 minutes ago`, `3 hours ago`; from the third day on the day itself."""
    minutes = max(0, (datetime.now() - pd.Timestamp(value).to_pydatetime()).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return n_("{count} minute ago", "{count} minutes ago", minutes, count=format_number(minutes))
    if minutes < 48 * 60:
        return n_("{count} hour ago", "{count} hours ago", minutes // 60, count=format_number(minutes // 60))
    return format_timestamp(value)
