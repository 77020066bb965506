"""Six branches with four offices each, and the sixty people who work in them."""

from urllib.parse import urlencode

import numpy as np
import pandas as pd

from data.sample.company.calendar import (
    DAY_COUNT,
    FIRST_DAY,
    MONTH_COUNT,
    MONTH_START,
    SEASONAL_FACTORS,
    to_dates,
    to_day_number,
    to_timestamps,
)
from data.sample.company.names import draw_person_names
from data.sample.company.random_stream import Ints, RandomStream
from data.sample.company.story import STORY_BRANCH

# Branch and weight, then its offices' cities and weights.
OFFICES_BY_BRANCH = {
    ("North 华北", 18): {"Beijing 北京": 9, "Tianjin 天津": 4, "Jinan 济南": 3, "Shijiazhuang 石家庄": 2},
    ("East 华东", 26): {"Shanghai 上海": 11, "Hangzhou 杭州": 6, "Nanjing 南京": 5, "Suzhou 苏州": 4},
    ("South 华南", 20): {"Guangzhou 广州": 7, "Shenzhen 深圳": 7, "Xiamen 厦门": 3, "Nanning 南宁": 3},
    ("Central 华中", 14): {"Wuhan 武汉": 5, "Changsha 长沙": 4, "Zhengzhou 郑州": 3, "Nanchang 南昌": 2},
    ("Southwest 西南", 13): {"Chengdu 成都": 5, "Chongqing 重庆": 4, "Kunming 昆明": 2, "Guiyang 贵阳": 2},
    ("Northeast 东北", 9): {"Shenyang 沈阳": 3, "Dalian 大连": 3, "Changchun 长春": 2, "Harbin 哈尔滨": 1},
}
REGIONS = [region for region, _ in OFFICES_BY_BRANCH]
CITIES = [city for offices in OFFICES_BY_BRANCH.values() for city in offices]
OFFICE_WEIGHTS = [weight * 10 for offices in OFFICES_BY_BRANCH.values() for weight in offices.values()]
BRANCH_IDS = [f"B{number + 1}" for number in range(len(REGIONS))]
OFFICE_IDS = [f"B{number // 4 + 1}-{number % 4 + 1}" for number in range(len(CITIES))]
OFFICE_COUNT = len(CITIES)
SELLER_COUNT = 2 * OFFICE_COUNT
FIRST_AGENT = SELLER_COUNT + len(REGIONS)
EMPLOYEE_COUNT = 60
# The South's seller who leaves is the beginning of its story; the others leave as people do.
LEAVERS = {
    6: to_day_number("2024-09-15"),
    17: to_day_number("2025-05-26"),
    29: to_day_number("2025-03-10"),
    41: to_day_number("2026-02-20"),
}


def build_branches() -> pd.DataFrame:
    """Branches, level 1, and below each its offices, level 2."""
    upper = pd.DataFrame({"branch_id": BRANCH_IDS, "name": REGIONS, "parent_id": None, "level": 1})
    parents = [BRANCH_IDS[number // 4] for number in range(OFFICE_COUNT)]
    lower = pd.DataFrame({"branch_id": OFFICE_IDS, "name": CITIES, "parent_id": parents, "level": 2})
    return pd.concat([upper.astype({"parent_id": object}), lower.astype({"parent_id": object})], ignore_index=True)


def build_employees() -> pd.DataFrame:
    """Two sellers per office (places 0 to 47), one manager per branch, six service agents (places 54 to 59)."""
    draw = RandomStream("employees")
    names, _ = draw_person_names(draw, EMPLOYEE_COUNT, english=0.2)
    agents = EMPLOYEE_COUNT - FIRST_AGENT
    return pd.DataFrame(
        {
            "employee_id": format_employee_ids(np.arange(EMPLOYEE_COUNT)),
            "name": names,
            "job": ["Account manager 客户经理"] * SELLER_COUNT
            + ["Branch manager 分公司经理"] * len(REGIONS)
            + ["Service agent 客服专员"] * agents,
            "branch_id": [OFFICE_IDS[number // 2] for number in range(SELLER_COUNT)] + BRANCH_IDS + BRANCH_IDS,
            "hired_on": to_dates(-draw.integers(1501, 4500, EMPLOYEE_COUNT)),
            "is_active": [number not in LEAVERS for number in range(EMPLOYEE_COUNT)],
        }
    )


def format_employee_ids(numbers: Ints) -> list[str]:
    """Employee ids of places in the list of employees."""
    return [f"E{number + 1:03d}" for number in numbers]


EMPLOYEE_IDS = np.array(format_employee_ids(np.arange(EMPLOYEE_COUNT)), dtype=object)


def find_sellers(owner: Ints, days: Ints) -> Ints:
    """Who looks after a seller's customers on a day: once a seller has left, the other one of the office."""
    left = np.full(EMPLOYEE_COUNT, DAY_COUNT, dtype=np.int64)
    left[list(LEAVERS)] = list(LEAVERS.values())
    return np.where(days > left[owner], owner ^ 1, owner)


def find_service_agents(branch: Ints) -> Ints:
    """Who answers a branch's cases."""
    return FIRST_AGENT + branch


# Line: price of its ordinary goods in yuan, then its categories.
PRODUCT_LINES = {
    "Tea 茶饮": (96, ("Green tea 绿茶", "Black tea 红茶", "Herbal tea 花草茶", "Tea ware 茶具")),
    "Kitchen 厨具": (148, ("Pans 锅具", "Knives 刀具", "Storage 收纳", "Tableware 餐具")),
    "Home textiles 家纺": (210, ("Bedding 床品", "Towels 毛巾", "Curtains 窗帘", "Cushions 靠垫")),
    "Office 办公": (62, ("Paper 纸品", "Writing 书写", "Filing 文件", "Desk 桌面")),
    "Small appliances 小家电": (328, ("Kettles 电水壶", "Lamps 灯具", "Fans 风扇", "Air care 空气净化")),
    "Gifts 礼品": (128, ("Gift boxes 礼盒", "Candles 香薰", "Toys 玩具", "Festival 节庆")),
}
PRODUCT_SERIES = ("Plain 素系列", "Daily 日用系列", "Cloud 云系列", "Harvest 丰年系列", "Signature 臻品系列")
PRODUCT_TIERS = ("common", "common", "middle", "middle", "premier")
PRICE_STEPS = (55, 80, 100, 145, 290)
PRODUCTS_PER_LINE = 20
PRODUCT_COUNT = PRODUCTS_PER_LINE * len(PRODUCT_LINES)
PRODUCT_WEIGHTS = [(5, 6, 5, 3, 2)[number % 5] * (9, 7, 5, 4)[number // 5 % 4] for number in range(PRODUCT_COUNT)]


def build_products() -> pd.DataFrame:
    """Products with price and cost in yuan; a line's twenty products stand together."""
    draw = RandomStream("products")
    rows = []
    for line, (price, categories) in PRODUCT_LINES.items():
        for number, category in enumerate(categories):
            base = price * (120, 100, 85, 95)[number] // 100
            rows += [(line, category, place, base * step // 100) for place, step in enumerate(PRICE_STEPS)]
    frame = pd.DataFrame(rows, columns=["line", "category", "place", "unit_price"])
    share = draw.integers(48, 71, len(frame))
    place = frame["place"].to_numpy()
    return pd.DataFrame(
        {
            "product_id": [f"P{number + 1:03d}" for number in range(len(frame))],
            "name": frame["category"].str.cat(np.array(PRODUCT_SERIES, dtype=object)[place], sep=" · "),
            "line": frame["line"],
            "category": frame["category"],
            "tier": np.array(PRODUCT_TIERS, dtype=object)[place],
            "unit_price": frame["unit_price"] + 0.9,
            "unit_cost": ((frame["unit_price"] * 100 + 90) * share // 100) / 100,
        }
    )


# At the first month, and what is added every month; shares as they are wanted over the twelve months that pages show.
TARGET_LEVELS = {
    "active_customers": (3400.0, 50.0),
    "churn_ratio": (0.08, -0.0002),
    "win_back_ratio": (0.7, 0.0),
    "satisfied_ratio": (0.9, 0.0),
    "nps": (38.0, 0.1),
    "recovered_revenue": (250_000.0, 15_000.0),
    "open_amount": (15_000_000.0, 120_000.0),
}
FIRST_REVENUE, MONTHLY_GROWTH = 2_350_000.0, 42_000.0


def build_targets() -> pd.DataFrame:
    """One value per metric and month; the revenue wanted follows the season."""
    month = np.arange(MONTH_COUNT)
    starts = to_dates(MONTH_START)
    revenue = np.round((FIRST_REVENUE + MONTHLY_GROWTH * month) * SEASONAL_FACTORS / 10_000) * 10_000
    parts = [pd.DataFrame({"metric": "revenue", "period_start": starts, "value": revenue})]
    for metric, (level, more) in TARGET_LEVELS.items():
        value = np.round(level + more * month, 4)
        parts.append(pd.DataFrame({"metric": metric, "period_start": starts, "value": value}))
    return pd.concat(parts, ignore_index=True)


def build_saved_segments() -> pd.DataFrame:
    """Three segments, their filters as they stand in an address."""
    segments = (
        ("The South 华南", {"region": REGIONS[STORY_BRANCH]}, True),
        ("Companies in the East 华东企业", {"region": REGIONS[1], "kind": "enterprise"}, True),
        ("Core and important 重点客户", [("tier", "core"), ("tier", "important")], False),
    )
    return pd.DataFrame(
        {
            "segment_id": [f"G{number + 1}" for number in range(len(segments))],
            "name": [name for name, _, _ in segments],
            "owner": ["E049", "E050", "E051"],
            "filters": [urlencode(filters) for _, filters, _ in segments],
            "is_shared": [is_shared for _, _, is_shared in segments],
        }
    )


def build_audit_log(rows: int) -> pd.DataFrame:
    """One entry, dated in the company's own made-up time: the sample was built."""
    built = np.array([(np.datetime64("2026-11-01") - FIRST_DAY).astype(np.int64) * 1440 - 60])
    entry = {"who": "sample data", "role": "program", "action": "init", "object": "warehouse", "object_id": "sample"}
    return pd.DataFrame([{**entry, "rows": rows}]).assign(at=to_timestamps(built))
