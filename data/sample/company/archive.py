"""The archive's free groups: small notes about customers, and which of them are put away."""

import numpy as np
import pandas as pd

from data.sample.company.draw import Ints, RandomStream, mask_unless
from data.sample.company.who import Customers

PERSON_NOTES = {
    ("basic", "language"): ("Mandarin 普通话", "English 英语", "Cantonese 粤语"),
    ("consumption", "buys for"): ("home 自用", "gifts 送礼", "the office 办公", "family 家人"),
    ("career", "field of work"): ("teaching 教育", "trade 商贸", "care 医护", "public service 公务", "retired 退休"),
    ("family", "household"): ("single 单身", "couple 夫妻", "with children 有子女", "three generations 三代同堂"),
    ("lifestyle", "free time"): ("hiking 徒步", "cooking 烹饪", "reading 阅读", "music 音乐", "gardening 园艺"),
    ("education", "highest degree"): ("school 中学", "college 大专", "bachelor 本科", "master 硕士"),
    ("personality", "manner"): (
        "decides quickly 果断",
        "compares carefully 慎重",
        "likes to talk 健谈",
        "reserved 内敛",
    ),
    ("interpersonal", "knows us through"): ("a neighbour 邻居", "a colleague 同事", "a relative 亲戚", "nobody 无"),
}
COMPANY_NOTES = {
    ("basic", "founded"): ("before 2000 2000年前", "2000–2010", "2011–2018", "after 2018 2018年后"),
    ("characteristics", "size"): ("under 20 people 20人以下", "20–100 people 20–100人", "over 100 people 100人以上"),
    ("business", "market"): ("local 本地", "provincial 省内", "national 全国", "export 出口"),
    ("trading", "payment terms"): ("prepaid 预付", "30 days 30天", "60 days 60天"),
    ("principals", "decides"): ("owner 老板", "purchasing 采购部", "head office 总部"),
}
ARCHIVE_REASONS = {"closed down": 30, "moved away": 25, "asked for it": 25, "entered twice": 20}
DORMANT_DAYS = 180


def build_profiles(who: Customers) -> pd.DataFrame:
    """Notes of the archive: each is known of about a third of the customers it fits."""
    draw = RandomStream("profiles")
    parts = []
    for notes, fits in ((PERSON_NOTES, ~who.is_company), (COMPANY_NOTES, who.is_company)):
        for (section, field), values in notes.items():
            known = np.flatnonzero(fits & draw.chance(0.35, len(fits)))
            noted = {"customer_id": who.ids[known], "section": section, "field": field}
            parts.append(pd.DataFrame({**noted, "value": draw.one_of(values, len(known))}))
    return pd.concat(parts, ignore_index=True)


def add_status(who: Customers, last: Ints, at: int) -> pd.DataFrame:
    """The table of customers with its status: who was silent for half a year is dormant, a few of them archived."""
    draw, size = RandomStream("status"), len(last)
    is_dormant = (last < at - DORMANT_DAYS) & (who.created < at - DORMANT_DAYS)
    is_archived = is_dormant & draw.chance(0.06, size)
    status = np.where(is_archived, "archived", np.where(is_dormant, "dormant", "active"))
    return who.table.assign(status=status, archive_reason=mask_unless(is_archived, draw.pick(ARCHIVE_REASONS, size)))
