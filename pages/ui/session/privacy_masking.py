"""The one place that hides what a reader may not see: figures of too few answers, and personal data in comments.

Every answer passes here on its way from the warehouse to charts, tables, lists and files. Until readers have rights of
their own, everybody reads comments masked.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from data.rules import load_rules
from pages.ui.session.reader import Reader
from queries import Filters, Source

# What a group said, by unit and by name; its name, its size and the target tell nothing about anybody's answer.
FIGURE_UNITS = frozenset({"ratio", "score", "by_row"})
ALWAYS_VISIBLE = frozenset({"target", "weight", "response_ratio"})
ANSWER_COLUMNS = frozenset(
    {
        "satisfied",
        "promoters",
        "passives",
        "detractors",
        "chosen",
        "is_larger",
        "category",
        "churned",
        "basically_satisfied",
        "dissatisfied",
        *"AOMIRQ",
    }
)
MAIL_MASK, NUMBER_MASK = "•••@•••", "•••••••"
# Full-width letters, digits and signs as half-width ones, one for one.
HALF_WIDTH = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
DASHES = r"\-‐‑–— "
LATIN, OTHER = r"[A-Za-z0-9-]+", r"[^\W\x00-\x7F]+"
HOST = rf"\s?@\s?(?:{LATIN}(?:\.{LATIN})+|{OTHER}(?:\.{OTHER})+)"
# Each run of signs is tried from its beginning only, so that the time grows with the text and no faster.
MAILS = re.compile(rf"(?:(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+|(?<![^\W\x00-\x7F]){OTHER}){HOST}")
# The name of an account behind the word for it: QQ 12345678, 微信 abc_1234, WeChat: zhangwei.
ACCOUNT = r"(?<![A-Za-z0-9])(?i:QQ|微信号?|WeChat|wxid|VX|Telegram|WhatsApp)(?:\s?(?:id|号码?))?"
PERSONAL_DATA_HINT = re.compile(r"[@\d]|QQ|微信|WeChat|wxid|VX|Telegram|WhatsApp", re.IGNORECASE)
ACCOUNT_NAME = r"(?:\s{0,3}[:=是为]\s{0,3}|\s{0,3}(?=[A-Za-z_-]{0,30}\d))(?=[A-Za-z0-9_-]{5})"
NUMBERS = re.compile(
    rf"{ACCOUNT}{ACCOUNT_NAME}(?P<account>[A-Za-z0-9_-]+)"
    # International and with brackets: +86 138 0013 8000, 0044 20 7946 0958, (010) 6123 4567, (415) 555-2671.
    rf"|(?:\+|(?<!\d)00)\d[\d.(){DASHES}]{{6,18}}\d|\(\d{{2,4}}\)[{DASHES}]?\d{{3,4}}[.{DASHES}]?\d{{4}}(?!\d)"
    # Identity papers: 18 digits or 17 and X, US and UK social numbers, passports of a letter or two and digits.
    r"|(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])|(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"
    r"|(?<![A-Za-z0-9])[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Z]{1,2}\d{7,8}(?!\d)"
    # Telephones in groups: 138 0013 8000, 021-6123 4567, 415-555-2671, 020 7946 0958; cards in groups of four.
    rf"|(?<!\d)1[3-9]\d[{DASHES}]?\d{{4}}[{DASHES}]?\d{{4}}(?!\d)|(?<!\d)0\d{{2,4}}[{DASHES}]?\d{{3,4}}[{DASHES}]?\d{{3,4}}(?!\d)"
    rf"|(?<!\d)\d{{3}}[.{DASHES}]\d{{3}}[.{DASHES}]\d{{4}}(?!\d)"
    rf"|(?<!\d)(?:\d{{4}}[{DASHES}]){{3}}\d{{4}}(?:[{DASHES}]?\d{{3}})?(?!\d)"
    # Whatever else is a long number: accounts, cards, orders with a person behind them.
    r"|(?<!\d)\d{8,}(?!\d)",
)


def mask_text(text: str) -> str:
    """The text with e-mail addresses, telephone numbers, accounts and numbers of papers made unreadable."""
    plain = text.translate(HALF_WIDTH)
    if not PERSONAL_DATA_HINT.search(plain):
        return text
    found = [(match.span(), MAIL_MASK) for match in MAILS.finditer(plain)]
    found += [(match.span("account" if match["account"] else 0), NUMBER_MASK) for match in NUMBERS.finditer(plain)]
    pieces, told = [], 0
    for (first, end), mark in sorted(found):
        if first >= told:
            pieces += [text[told:first], mark]
        told = max(told, end)
    return "".join([*pieces, text[told:]])


def mask_restricted_values(question: Source, filters: Filters, frame: pd.DataFrame, reader: Reader) -> pd.DataFrame:
    """The rows as `reader` may see them: the same rows and columns, with some values null or masked."""
    if question.subject != "responses":
        return frame
    if "text" in frame and not reader.may_read_personal_data:
        shown = [mask_text(found) if isinstance(found, str) else found for found in frame["text"]]
        frame = frame.assign(text=pd.Series(shown, frame.index, dtype=object))
    least = float(load_rules().values(filters.rules)["hidden_below"])
    hidden: dict[str, Any] = {}
    for one in question.columns:
        size = find_size_column(one.name, frame)
        if (
            size
            and one.name in frame
            and one.name not in ALWAYS_VISIBLE
            and (one.unit in FIGURE_UNITS or one.name in ANSWER_COLUMNS)
        ):
            few = frame[size].fillna(0).astype(float) < least
            hidden |= {one.name: frame[one.name].mask(few)} if few.any() else {}
    return frame.assign(**hidden)


def find_size_column(column: str, frame: pd.DataFrame) -> str:
    """The column that says of how many answers a figure is; '' where the rows are no groups."""
    own = "nps_n" if column.startswith(("nps", "promoters", "passives", "detractors")) else "satisfied_n"
    return next((name for name in (own, "n", "customers") if name in frame), "")
