"""Six branches with four offices each, and the sixty people who work in them."""

import numpy as np
import pandas as pd

from data.sample.company.days import DAYS, dates, day
from data.sample.company.draw import Draw, Ints
from data.sample.company.names import people

# Branch and weight, then its offices' cities and weights.
PLACES = {
    ("North 华北", 18): {"Beijing 北京": 9, "Tianjin 天津": 4, "Jinan 济南": 3, "Shijiazhuang 石家庄": 2},
    ("East 华东", 26): {"Shanghai 上海": 11, "Hangzhou 杭州": 6, "Nanjing 南京": 5, "Suzhou 苏州": 4},
    ("South 华南", 20): {"Guangzhou 广州": 7, "Shenzhen 深圳": 7, "Xiamen 厦门": 3, "Nanning 南宁": 3},
    ("Central 华中", 14): {"Wuhan 武汉": 5, "Changsha 长沙": 4, "Zhengzhou 郑州": 3, "Nanchang 南昌": 2},
    ("Southwest 西南", 13): {"Chengdu 成都": 5, "Chongqing 重庆": 4, "Kunming 昆明": 2, "Guiyang 贵阳": 2},
    ("Northeast 东北", 9): {"Shenyang 沈阳": 3, "Dalian 大连": 3, "Changchun 长春": 2, "Harbin 哈尔滨": 1},
}
REGIONS = [region for region, _ in PLACES]
CITIES = [city for offices in PLACES.values() for city in offices]
OFFICE_WEIGHTS = [weight * 10 for offices in PLACES.values() for weight in offices.values()]
BRANCH_IDS = [f"B{number + 1}" for number in range(len(REGIONS))]
OFFICE_IDS = [f"B{number // 4 + 1}-{number % 4 + 1}" for number in range(len(CITIES))]
OFFICES = len(CITIES)
SELLERS = 2 * OFFICES
AGENTS_FROM = SELLERS + len(REGIONS)
EMPLOYEES = 60
# The South's seller who leaves is the beginning of its story; the others leave as people do.
LEAVERS = {6: day("2024-09-15"), 17: day("2025-05-26"), 29: day("2025-03-10"), 41: day("2026-02-20")}


def branches() -> pd.DataFrame:
    """Branches, level 1, and below each its offices, level 2."""
    upper = pd.DataFrame({"branch_id": BRANCH_IDS, "name": REGIONS, "parent_id": None, "level": 1})
    parents = [BRANCH_IDS[number // 4] for number in range(OFFICES)]
    lower = pd.DataFrame({"branch_id": OFFICE_IDS, "name": CITIES, "parent_id": parents, "level": 2})
    return pd.concat([upper.astype({"parent_id": object}), lower.astype({"parent_id": object})], ignore_index=True)


def employees() -> pd.DataFrame:
    """Two sellers per office (places 0 to 47), one manager per branch, six service agents (places 54 to 59)."""
    draw = Draw("employees")
    names, _ = people(draw, EMPLOYEES, english=0.2)
    agents = EMPLOYEES - AGENTS_FROM
    return pd.DataFrame(
        {
            "employee_id": ids(np.arange(EMPLOYEES)),
            "name": names,
            "job": ["Account manager 客户经理"] * SELLERS
            + ["Branch manager 分公司经理"] * len(REGIONS)
            + ["Service agent 客服专员"] * agents,
            "branch_id": [OFFICE_IDS[number // 2] for number in range(SELLERS)] + BRANCH_IDS + BRANCH_IDS,
            "hired_on": dates(-draw.whole(1501, 4500, EMPLOYEES)),
            "is_active": [number not in LEAVERS for number in range(EMPLOYEES)],
        }
    )


def ids(numbers: Ints) -> list[str]:
    """Employee ids of places in the list of employees."""
    return [f"E{number + 1:03d}" for number in numbers]


EMPLOYEE_IDS = np.array(ids(np.arange(EMPLOYEES)), dtype=object)


def seller_on(owner: Ints, days: Ints) -> Ints:
    """Who looks after a seller's customers on a day: once a seller has left, the other one of the office."""
    left = np.full(EMPLOYEES, DAYS, dtype=np.int64)
    left[list(LEAVERS)] = list(LEAVERS.values())
    return np.where(days > left[owner], owner ^ 1, owner)


def service_agent(branch: Ints) -> Ints:
    """Who answers a branch's cases."""
    return AGENTS_FROM + branch
