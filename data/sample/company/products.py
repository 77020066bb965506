"""What the company sells: six lines, twenty-four categories, one hundred and twenty products."""

import numpy as np
import pandas as pd

from data.sample.company.draw import RandomStream

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
    share = draw.whole(48, 71, len(frame))
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
