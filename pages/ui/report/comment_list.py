"""Comments as people read them. They are foreign text: every sign is escaped, nothing in them becomes markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from pages.ui.i18n.formatting import format_day, format_score, is_missing
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value

# A longer comment is cut on the page; the files hold the whole.
MAX_SHOWN_LENGTH = 1500


def show_comments(rows: Sequence[Mapping[str, Any]], words: Sequence[str]) -> None:
    """The comments one under the other, the words looked for marked."""
    if rows:
        items = "".join(
            f"<li>{render_comment_head(row)}<blockquote dir='auto'>{render_comment_text(row, words)}</blockquote></li>"
            for row in rows
        )
        st.html(f'<ul class="comments">{items}</ul>')


def render_comment_head(row: Mapping[str, Any]) -> str:
    """Score, day, survey, tier and name."""
    told = _("no score")
    if not is_missing(row["score"]):
        told = _("{what} {score}", what=label_value("score_of", row["score_of"]), score=format_score(row["score"], 0))
    verdict = label_value("verdict", row["verdict"]) if row["verdict"] and not is_missing(row["verdict"]) else ""
    who = _("anonymous") if is_missing(row["respondent"]) or not row["respondent"] else str(row["name"])
    tier = label_value("tier", row["tier"]) if who == str(row["name"]) else ""
    pieces = [verdict, format_day(row["submitted_on"]), str(row["survey"]), tier, who]
    rest = " · ".join(escape(piece) for piece in pieces if piece)
    return f"<p><b>{escape(told)}</b> · {rest}</p>"


def render_comment_text(row: Mapping[str, Any], words: Sequence[str]) -> str:
    """The text, cut where it is very long, with the words looked for marked."""
    text = str(row["text"])
    cut = _(" … (cut here; the files hold the whole)") if len(text) > MAX_SHOWN_LENGTH else ""
    return highlight_words(text[:MAX_SHOWN_LENGTH], words) + escape(cut)


def highlight_words(text: str, words: Sequence[str]) -> str:
    """The escaped text, each of the words within `<mark>`."""
    wanted = [re.escape(word) for word in words if word]
    if not wanted:
        return escape(text)
    pieces = re.split(f"({'|'.join(wanted)})", text, flags=re.IGNORECASE)
    return "".join(f"<mark>{escape(piece)}</mark>" if turn % 2 else escape(piece) for turn, piece in enumerate(pieces))
