"""Comments as people read them. They are foreign text: every sign is escaped, nothing in them becomes markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from pages.ui.format import day, missing, score
from pages.ui.headings import value
from pages.ui.words import _

# A longer comment is cut on the page; the files hold the whole.
LONGEST = 1500


def comments(rows: Sequence[Mapping[str, Any]], words: Sequence[str]) -> None:
    """The comments one under the other, the words looked for marked."""
    if rows:
        items = "".join(f"<li>{head(row)}<blockquote dir='auto'>{body(row, words)}</blockquote></li>" for row in rows)
        st.html(f'<ul class="comments">{items}</ul>')


def head(row: Mapping[str, Any]) -> str:
    """Score, day, survey, tier and name."""
    told = _("no score")
    if not missing(row["score"]):
        told = _("{what} {score}", what=value("score_of", row["score_of"]), score=score(row["score"], 0))
    verdict = value("verdict", row["verdict"]) if row["verdict"] and not missing(row["verdict"]) else ""
    who = _("anonymous") if missing(row["respondent"]) or not row["respondent"] else str(row["name"])
    tier = value("tier", row["tier"]) if who == str(row["name"]) else ""
    pieces = [verdict, day(row["submitted_on"]), str(row["survey"]), tier, who]
    rest = " · ".join(escape(piece) for piece in pieces if piece)
    return f"<p><b>{escape(told)}</b> · {rest}</p>"


def body(row: Mapping[str, Any], words: Sequence[str]) -> str:
    """The text, cut where it is very long, with the words looked for marked."""
    text = str(row["text"])
    cut = _(" … (cut here; the files hold the whole)") if len(text) > LONGEST else ""
    return marked(text[:LONGEST], words) + escape(cut)


def marked(text: str, words: Sequence[str]) -> str:
    """The escaped text, each of the words within `<mark>`."""
    wanted = [re.escape(word) for word in words if word]
    if not wanted:
        return escape(text)
    pieces = re.split(f"({'|'.join(wanted)})", text, flags=re.IGNORECASE)
    return "".join(f"<mark>{escape(piece)}</mark>" if turn % 2 else escape(piece) for turn, piece in enumerate(pieces))
