"""What else is on record about the customers; every number and address is one that cannot exist."""

import numpy as np
import pandas as pd

from data.sample.company.calendar import DAY_COUNT, to_dates
from data.sample.company.customers import Customers
from data.sample.company.names import draw_person_names
from data.sample.company.organization import EMPLOYEE_IDS, SELLER_COUNT, find_sellers
from data.sample.company.random_stream import Ints, RandomStream, Texts, mask_unless

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


def build_profiles(customers: Customers) -> pd.DataFrame:
    """Notes of the archive: each is known of about a third of the customers it fits."""
    draw = RandomStream("profiles")
    parts = []
    for notes, fits in ((PERSON_NOTES, ~customers.is_company), (COMPANY_NOTES, customers.is_company)):
        for (section, field), values in notes.items():
            known = np.flatnonzero(fits & draw.bernoulli(0.35, len(fits)))
            noted = {"customer_id": customers.ids[known], "section": section, "field": field}
            parts.append(pd.DataFrame({**noted, "value": draw.choice(values, len(known))}))
    return pd.concat(parts, ignore_index=True)


def add_status(customers: Customers, last: Ints, at: int) -> pd.DataFrame:
    """The table of customers with its status: who was silent for half a year is dormant, a few of them archived."""
    draw, size = RandomStream("status"), len(last)
    is_dormant = (last < at - DORMANT_DAYS) & (customers.created < at - DORMANT_DAYS)
    is_archived = is_dormant & draw.bernoulli(0.06, size)
    status = np.where(is_archived, "archived", np.where(is_dormant, "dormant", "active"))
    return customers.table.assign(
        status=status, archive_reason=mask_unless(is_archived, draw.weighted_choice(ARCHIVE_REASONS, size))
    )


ROLES = ("legal_representative", "decision_maker", "payer", "user", "influencer", "manager", "key_person", "owner")
TAGS = {
    "price-conscious 价格敏感": 20,
    "gift buyer 送礼": 16,
    "regular 常客": 15,
    "asks for invoices 要发票": 12,
    "prefers WeChat 偏好微信": 12,
    "slow payer 付款慢": 6,
    "recommends us 愿意推荐": 10,
    "large orders 大单": 6,
    "careful handling 谨慎跟进": 3,
}
# 99 is no province, so no such identity number was ever given out; its check digit is right all the same.
NO_PROVINCE = "990000"
CHECK_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
CHECK_DIGITS = np.array(list("10X98765432"), dtype=object)


def build_identities(customers: Customers) -> pd.DataFrame:
    """Personal data of every customer: mail at example.com, telephone numbers with prefixes that nobody has."""
    draw, size = RandomStream("identities"), len(customers.ids)
    number = np.arange(size)
    is_person = ~customers.is_company
    born = -draw.integers(19 * 365, 80 * 365, size)
    letter = np.array([ident.lower() for ident in customers.ids], dtype=object)
    street = draw.choice(("Lake Road 湖滨路", "Mill Lane 磨坊巷", "Station Street 站前街", "Garden Road 花园路"), size)
    door = draw.integers(1, 399, size)
    city = customers.table["city"].to_numpy(dtype=object)
    return pd.DataFrame(
        {
            "customer_id": customers.ids,
            "phone": mask_unless(customers.is_company, [f"0000-{7_000_000 + place}" for place in number]),
            "mobile": mask_unless(
                is_person | draw.bernoulli(0.5, size), [f"129{place * 7919 % 10**8:08d}" for place in number]
            ),
            "email": mask_unless(draw.bernoulli(0.8, size), letter + "@example.com"),
            "fax": mask_unless(
                customers.is_company & draw.bernoulli(0.3, size), [f"0000-{8_000_000 + place}" for place in number]
            ),
            "id_number": np.where(
                is_person, _build_id_numbers(born, number), [f"99EXAMPLE{place:09d}" for place in number]
            ),
            "address": [f"{house} {road}, {town}" for house, road, town in zip(door, street, city, strict=True)],
            "birth_on": pd.Series(to_dates(born)).where(is_person),
            "employer": mask_unless(
                is_person & draw.bernoulli(0.5, size),
                customers.table["name"].to_numpy()[_draw_employers(draw, customers)],
            ),
            "job_title": mask_unless(
                is_person,
                draw.choice(("clerk 职员", "teacher 教师", "engineer 工程师", "shop owner 店主", "nurse 护士"), size),
            ),
        }
    )


def _build_id_numbers(born: Ints, number: Ints) -> Texts:
    days = np.datetime_as_string(to_dates(born), unit="D")
    body = [f"{NO_PROVINCE}{text.replace('-', '')}{place % 1000:03d}" for text, place in zip(days, number, strict=True)]
    digits = np.array([[int(digit) for digit in text] for text in body])
    checks: Texts = np.array(body, dtype=object) + CHECK_DIGITS[digits @ CHECK_WEIGHTS % 11]
    return checks


def _draw_employers(draw: RandomStream, customers: Customers) -> Ints:
    companies = np.flatnonzero(customers.is_company)
    return companies[draw.integers(0, len(companies) - 1, len(customers.ids))]


def build_contact_persons(customers: Customers) -> pd.DataFrame:
    """One to three people at every company, each with another part in buying."""
    draw = RandomStream("contact persons")
    companies = np.flatnonzero(customers.is_company)
    customer = np.repeat(companies, 1 + draw.weighted_indices([40, 40, 20], len(companies)))
    role = pd.Series(customer).groupby(customer).cumcount().to_numpy() * 2 + draw.integers(0, 1, len(customer))
    names, _ = draw_person_names(draw, len(customer))
    return pd.DataFrame(
        {
            "person_id": [f"CP{number + 1:05d}" for number in range(len(customer))],
            "customer_id": customers.ids[customer],
            "name": names,
            "role": np.array(ROLES, dtype=object)[role],
        }
    )


def build_tags(customers: Customers) -> pd.DataFrame:
    """Words put on about half of the customers, no word twice on one."""
    draw, size = RandomStream("tags"), len(customers.ids)
    customer = np.concatenate([np.flatnonzero(draw.bernoulli(0.5, size)), np.flatnonzero(draw.bernoulli(0.25, size))])
    frame = pd.DataFrame({"customer_id": customers.ids[customer], "tag": draw.weighted_choice(TAGS, len(customer))})
    return frame.drop_duplicates().sort_values(["customer_id", "tag"], ignore_index=True)


def build_assignments(customers: Customers) -> pd.DataFrame:
    """Who looked after each customer: the first seller, and the other of the office once that one had left."""
    now = find_sellers(customers.owner, np.full(len(customers.ids), DAY_COUNT - 1))
    then = find_sellers(customers.owner, customers.created)
    last_day = np.array([_find_last_day(seller) for seller in range(SELLER_COUNT)])[then]
    has_changed = now != then
    first = pd.DataFrame(
        {
            "customer_id": customers.ids,
            "employee_id": EMPLOYEE_IDS[then],
            "from_on": to_dates(customers.created),
            "to_on": pd.Series(to_dates(last_day)).where(has_changed),
        }
    )
    second = pd.DataFrame(
        {
            "customer_id": customers.ids,
            "employee_id": EMPLOYEE_IDS[now],
            "from_on": to_dates(last_day + 1),
            "to_on": pd.NaT,
        }
    )
    return pd.concat([first, pd.DataFrame(second[has_changed].astype(first.dtypes))], ignore_index=True)


def _find_last_day(seller: int) -> int:
    days = np.arange(DAY_COUNT)
    return int((find_sellers(np.full(DAY_COUNT, seller), days) == seller).sum()) - 1
