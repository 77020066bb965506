"""Comments of customers as a list. They are foreign text, so all of it is escaped and nothing becomes markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from pages.ui.i18n.formatting import format_day, format_score, is_missing
from pages.ui.i18n.translation import _
from pages.ui.labels.value_labels import label_value

# A longer comment is cut on the page; downloads have all of it.
MAX_SHOWN_LENGTH = 1500


def show_comments(rows: Sequence[Mapping[str, Any]], words: Sequence[str]) -> None:
    """Shows comments one below the other, with the words of a search marked.

    Args:
        rows: the comments, as `satisfaction/comments` returns them.
        words: the words to mark.
    """
    if rows:
        items = "".join(
            f"<li>{render_comment_head(row)}<blockquote dir='auto'>{render_comment_text(row, words)}</blockquote></li>"
            for row in rows
        )
        st.html(f'<ul class="comments">{items}</ul>')


def render_comment_head(row: Mapping[str, Any]) -> str:
    """The line above a comment: score, verdict, day, survey, tier and name."""
    score = _("no score")
    if not is_missing(row["score"]):
        score = _("{what} {score}", what=label_value("score_of", row["score_of"]), score=format_score(row["score"], 0))
    verdict = label_value("verdict", row["verdict"]) if row["verdict"] and not is_missing(row["verdict"]) else ""
    name = _("anonymous") if is_missing(row["respondent"]) or not row["respondent"] else str(row["name"])
    tier = label_value("tier", row["tier"]) if name == str(row["name"]) else ""
    pieces = [verdict, format_day(row["submitted_on"]), str(row["survey"]), tier, name]
    rest = " · ".join(escape(piece) for piece in pieces if piece)
    return f"<p><b>{escape(score)}</b> · {rest}</p>"


def render_comment_text(row: Mapping[str, Any], words: Sequence[str]) -> str:
    """The text of a comment, cut after `MAX_SHOWN_LENGTH` characters, with the words of a search marked."""
    text = str(row["text"])
    cut = _(" … (cut here; the files hold the whole)") if len(text) > MAX_SHOWN_LENGTH else ""
    return highlight_words(text[:MAX_SHOWN_LENGTH], words) + escape(cut)


def highlight_words(text: str, words: Sequence[str]) -> str:
    """The escaped text with each of the words within `<mark>`."""
    patterns = [re.escape(word) for word in words if word]
    if not patterns:
        return escape(text)
    pieces = re.split(f"({'|'.join(patterns)})", text, flags=re.IGNORECASE)
    # Every second piece is what the group of the pattern matched.
    return "".join(
        f"<mark>{escape(piece)}</mark>" if index % 2 else escape(piece) for index, piece in enumerate(pieces)
    )
