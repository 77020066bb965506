"""Six branches with four offices each, and the sixty people who work in them."""

import numpy as np
import pandas as pd

from data.sample.company.days import DAY_COUNT, to_dates, to_day_number
from data.sample.company.draw import Ints, RandomStream
from data.sample.company.names import draw_person_names

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
            "hired_on": to_dates(-draw.whole(1501, 4500, EMPLOYEE_COUNT)),
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
