"""The questionnaires: what is asked, on which scale, and what it measures."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.sample.company.calendar import to_dates, to_day_number

DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
SERVICE_ITEMS = {
    "appearance": ("tangibles", "the shop and the parcels look cared for 门店与包装整洁美观"),
    "material": ("tangibles", "catalogues and web pages are clear 目录与网页清楚易懂"),
    "on_time": ("reliability", "goods arrive when promised 按承诺时间送达"),
    "right_first": ("reliability", "orders are right the first time 一次就把订单做对"),
    "prompt": ("responsiveness", "questions are answered promptly 及时回复问题"),
    "willing": ("responsiveness", "staff are ready to help 员工乐于帮忙"),
    "knowledge": ("assurance", "staff know what they sell 员工熟悉商品"),
    "trust": ("assurance", "one can rely on what staff say 员工的话可信"),
    "attention": ("empathy", "staff remember what matters to me 记得我的需要"),
    "hours": ("empathy", "hours suit me 营业时间合适"),
}
DRIVERS = {
    "quality": ("value", "The goods are worth their price 物有所值"),
    "price": ("value", "Prices are fair 价格公道"),
    "brand_image": ("brand", "The brand suits me 品牌适合我"),
    "go_on": ("relationship", "I intend to go on buying 我打算继续购买"),
    "delivered_product": ("product", "The product itself 产品本身"),
    "delivered_service": ("service", "The service around it 配套服务"),
    "delivered_people": ("personnel", "The people 工作人员"),
    "delivered_image": ("image", "The reputation 企业形象"),
    "cost_money": ("money", "What it costs in money 花费的金钱"),
    "cost_time": ("time", "What it costs in time 花费的时间"),
    "cost_effort": ("energy", "What it costs in effort 花费的精力"),
}
DRIVER_WEIGHTS = {"product": 40, "service": 25, "personnel": 20, "image": 15, "money": 50, "time": 30, "energy": 20}
FEATURES = {
    "same_day": "same-day delivery 当日送达",
    "gift_wrap": "gift wrapping 礼品包装",
    "free_returns": "free returns 免费退货",
    "order_tracking": "order tracking 物流跟踪",
    "newsletter": "a daily newsletter 每日推送",
    "loyalty_club": "a members' club 会员俱乐部",
}
CHANNELS_USED = ("store 门店", "online shop 网店", "mini program 小程序", "telephone 电话", "sales visit 上门拜访")


@dataclass(frozen=True)
class Question:
    """One question; the id is its place in the questionnaire."""

    role: str
    wording: str
    low: float | None = None
    high: float | None = None
    dimension: str | None = None
    item: str | None = None
    weight: float | None = None


def build_pulse() -> list[Question]:
    """The short quarterly questionnaire."""
    return [
        Question("csat", "How satisfied are you with us? 您对我们满意吗？", 1, 5),
        Question("nps", "How likely are you to recommend us? 您愿意推荐我们吗？", 0, 10),
        Question("choice", "Where did you buy from us? 您通过哪些渠道购买？"),
        Question("comment", "What should we know? 您想对我们说什么？"),
    ]


def build_service_study() -> list[Question]:
    """The half-yearly study of service quality: expected, just acceptable, perceived, and how much it matters."""
    questions = [Question("csat", "How satisfied are you with our service? 您对服务满意吗？", 1, 5)]
    for role, wording in (
        ("servqual_expectation", "An excellent company: {0}"),
        ("servqual_perception", "Ours: {0}"),
        ("servqual_adequate", "Just acceptable: {0}"),
    ):
        for item, (dimension, text) in SERVICE_ITEMS.items():
            if role != "servqual_adequate" or item in ADEQUATE_ITEMS:
                weight = DIMENSION_POINTS[dimension] / 2 if role == "servqual_perception" else None
                questions.append(Question(role, wording.format(text), 1, 7, dimension, item, weight))
    for item in ADEQUATE_ITEMS:
        dimension, text = SERVICE_ITEMS[item]
        questions.append(Question("importance", f"How much it matters: {text}", 1, 7, dimension, item))
    return [*questions, Question("comment", "What should we do better? 我们该改进什么？")]


ADEQUATE_ITEMS = ("appearance", "on_time", "prompt", "knowledge", "attention")
DIMENSION_POINTS = {"tangibles": 11, "reliability": 32, "responsiveness": 23, "assurance": 19, "empathy": 15}


def build_offer_study() -> list[Question]:
    """The yearly study of what the customer gets and gives, with the features that delight or are missed."""
    questions = [
        Question("acsi_overall", "Overall satisfaction 总体满意", 1, 10),
        Question("acsi_expectation", "Compared with what you expected 与期望相比", 1, 10),
        Question("acsi_ideal", "Compared with the ideal 与理想相比", 1, 10),
        Question("effort", "It was easy to deal with us 与我们打交道很省力", 1, 7),
    ]
    for item, (dimension, text) in DRIVERS.items():
        questions.append(Question("rating", text, 1, 10, dimension, item, DRIVER_WEIGHTS.get(dimension)))
    for item, text in FEATURES.items():
        questions.append(Question("kano_functional", f"If there is {text}? 如果有？", 1, 5, item=item))
        questions.append(Question("kano_dysfunctional", f"If there is no {text}? 如果没有？", 1, 5, item=item))
    return questions


QUESTIONNAIRES = {"P": build_pulse(), "S": build_service_study(), "O": build_offer_study()}
SURVEY_NAMES = {"P": "Pulse 满意度快测", "S": "Service quality 服务质量研究", "O": "Offer and value 产品与价值研究"}
WAVE_MONTHS = {
    "P": (
        "2023-12",
        "2024-03",
        "2024-06",
        "2024-09",
        "2024-12",
        "2025-03",
        "2025-06",
        "2025-09",
        "2025-12",
        "2026-03",
        "2026-06",
        "2026-09",
    ),
    "S": ("2023-12", "2024-06", "2024-12", "2025-06", "2025-12", "2026-06"),
    "O": ("2024-05", "2025-05", "2026-05"),
}
INVITED = {"P": 2000, "S": 1400, "O": 1300}
WAVES = [(f"{kind}{month.replace('-', '')}", kind, month) for kind, months in WAVE_MONTHS.items() for month in months]


def build_surveys() -> tuple[pd.DataFrame, pd.DataFrame]:
    """All waves, and all their questions."""
    opened = np.array([to_day_number(f"{month}-05") for _, _, month in WAVES])
    waves = pd.DataFrame(
        {
            "survey_id": [survey for survey, _, _ in WAVES],
            "name": [f"{SURVEY_NAMES[kind]} {month}" for _, kind, month in WAVES],
            "opened_on": to_dates(opened),
            "closed_on": to_dates(opened + 20),
            "invited": [INVITED[kind] for _, kind, _ in WAVES],
        }
    )
    rows = [
        (
            survey,
            f"Q{place + 1}",
            place + 1,
            asked.wording,
            asked.role,
            asked.dimension,
            asked.item,
            asked.low,
            asked.high,
        )
        + (asked.weight,)
        for survey, kind, _ in WAVES
        for place, asked in enumerate(QUESTIONNAIRES[kind])
    ]
    columns = ["survey_id", "question_id", "position", "wording", "role", "dimension", "item", "scale_min", "scale_max"]
    return waves, pd.DataFrame(rows, columns=[*columns, "weight"])
