"""The one place that hides what a reader may not see: figures of too few answers, and personal data in comments.

Every answer passes through `mask_restricted_values` on its way from the warehouse to charts, tables, lists and files.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from data.rules import load_rules
from pages.ui.session.reader import Reader
from queries import Filters, Source

# Figures of a group's answers, by unit and by column. Name, size and target of a group reveal nobody's answer.
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
# Each run of characters is tried from its beginning only, so that the time grows linearly with the text.
MAILS = re.compile(rf"(?:(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+|(?<![^\W\x00-\x7F]){OTHER}){HOST}")
# An account name after the name of the service: QQ 12345678, 微信 abc_1234, WeChat: zhangwei.
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
    rf"|(?<!\d)1[3-9]\d[{DASHES}]?\d{{4}}[{DASHES}]?\d{{4}}(?!\d)"
    rf"|(?<!\d)0\d{{2,4}}[{DASHES}]?\d{{3,4}}[{DASHES}]?\d{{3,4}}(?!\d)"
    rf"|(?<!\d)\d{{3}}[.{DASHES}]\d{{3}}[.{DASHES}]\d{{4}}(?!\d)"
    rf"|(?<!\d)(?:\d{{4}}[{DASHES}]){{3}}\d{{4}}(?:[{DASHES}]?\d{{3}})?(?!\d)"
    # Any other long number: accounts, cards, orders of a person.
    r"|(?<!\d)\d{8,}(?!\d)",
)


def mask_text(text: str) -> str:
    """The text with e-mail addresses, telephone numbers, accounts and document numbers replaced by dots."""
    plain = text.translate(HALF_WIDTH)
    if not PERSONAL_DATA_HINT.search(plain):
        return text
    masks = [(match.span(), MAIL_MASK) for match in MAILS.finditer(plain)]
    masks += [(match.span("account" if match["account"] else 0), NUMBER_MASK) for match in NUMBERS.finditer(plain)]
    pieces, position = [], 0
    for (start, end), mask in sorted(masks):
        if start >= position:
            pieces += [text[position:start], mask]
        position = max(position, end)
    return "".join([*pieces, text[position:]])


def mask_restricted_values(question: Source, filters: Filters, frame: pd.DataFrame, reader: Reader) -> pd.DataFrame:
    """The rows as `reader` may see them: the same rows and columns, with some values null or masked."""
    if question.subject != "responses":
        return frame
    if "text" in frame and not reader.may_read_personal_data:
        texts = [mask_text(text) if isinstance(text, str) else text for text in frame["text"]]
        frame = frame.assign(text=pd.Series(texts, frame.index, dtype=object))
    min_size = float(load_rules().values(filters.rules)["hidden_below"])
    masked: dict[str, Any] = {}
    for column in question.columns:
        size_column = find_size_column(column.name, frame)
        if (
            size_column
            and column.name in frame
            and column.name not in ALWAYS_VISIBLE
            and (column.unit in FIGURE_UNITS or column.name in ANSWER_COLUMNS)
        ):
            is_small = frame[size_column].fillna(0).astype(float) < min_size
            masked |= {column.name: frame[column.name].mask(is_small)} if is_small.any() else {}
    return frame.assign(**masked)


def find_size_column(column: str, frame: pd.DataFrame) -> str:
    """The column with the number of answers behind a figure; '' where the rows are no groups."""
    own = "nps_n" if column.startswith(("nps", "promoters", "passives", "detractors")) else "satisfied_n"
    return next((name for name in (own, "n", "customers") if name in frame), "")
