"""The lines of the orders: what, how many, at what price, and what came back."""

import numpy as np
import pandas as pd

from data.sample.company.days import DAY_COUNT, to_dates
from data.sample.company.draw import Floats, Ints, RandomStream
from data.sample.company.places import EMPLOYEE_IDS, find_sellers
from data.sample.company.products import PRODUCT_COUNT, PRODUCT_WEIGHTS, PRODUCTS_PER_LINE
from data.sample.company.who import Customers

LINES_OF_PERSON = [75, 19, 5, 1]
LINES_OF_COMPANY = [66, 22, 8, 4]
COMPANY_SIZES, COMPANY_SIZE_WEIGHTS = np.array([1, 2, 3, 6, 14]), [38, 30, 19, 10, 3]
PERSON_CHANNELS = {"online_shop": 38, "mini_program": 30, "store": 26, "telephone": 6}
COMPANY_CHANNELS = {"sales_visit": 40, "telephone": 22, "online_shop": 24, "agent": 14}
RETURNED_SHARE = 0.026


def build_order_lines(who: Customers, orders: pd.DataFrame, goods: pd.DataFrame, led_to: pd.Series) -> pd.DataFrame:
    """All lines in the order of time, returns as orders of their own; amounts and costs in yuan."""
    draw = RandomStream("lines")
    size, customer = len(orders), orders["customer"].to_numpy()
    is_company = who.is_company[customer]
    per_order = 1 + np.where(is_company, draw.index(LINES_OF_COMPANY, size), draw.index(LINES_OF_PERSON, size))
    channel = np.where(is_company, draw.pick(COMPANY_CHANNELS, size), draw.pick(PERSON_CHANNELS, size))
    order = np.repeat(np.arange(size), per_order)
    customer, days = customer[order], orders["day"].to_numpy()[order]
    product = _draw_products(draw, who, customer)
    quantity, discount = _draw_quantities(draw, who, customer)
    price = np.rint(goods["unit_price"].to_numpy() * 100).astype(np.int64)[product]
    cost = np.rint(goods["unit_cost"].to_numpy() * 100).astype(np.int64)[product]
    lines = pd.DataFrame(
        {
            "order_id": _format_order_ids("S", np.arange(size))[order],
            "line": np.arange(len(order)) - np.repeat(np.cumsum(per_order) - per_order, per_order) + 1,
            "customer_id": who.ids[customer],
            "ordered_on": days,
            "product_id": goods["product_id"].to_numpy(dtype=object)[product],
            "quantity": quantity,
            "amount": quantity * price * (100 - discount) // 100 / 100,
            "cost": quantity * cost / 100,
            "is_return": False,
            "sales_channel": channel[order],
            "employee_id": EMPLOYEE_IDS[find_sellers(who.owner[customer], days)],
            "campaign_id": led_to.to_numpy(dtype=object)[order],
        }
    )
    lines = pd.concat([lines, _build_returns(draw, lines)], ignore_index=True)
    lines = lines.sort_values(["ordered_on", "order_id", "line"], kind="stable", ignore_index=True)
    return lines.assign(ordered_on=to_dates(lines["ordered_on"].to_numpy()))


def _draw_products(draw: RandomStream, who: Customers, customer: Ints) -> Ints:
    """Every customer has a favourite line, from which every second piece comes."""
    favourite = draw.whole(0, PRODUCT_COUNT // PRODUCTS_PER_LINE - 1, len(who.ids))[customer]
    any_product = draw.index(PRODUCT_WEIGHTS, len(customer))
    from_favourite = favourite * PRODUCTS_PER_LINE + any_product % PRODUCTS_PER_LINE
    return np.where(draw.chance(0.5, len(customer)), from_favourite, any_product)


def _draw_quantities(draw: RandomStream, who: Customers, customer: Ints) -> tuple[Ints, Ints]:
    """Pieces and discount in per cent: companies buy more, and the larger the cheaper."""
    size = len(customer)
    scale = COMPANY_SIZES[draw.index(COMPANY_SIZE_WEIGHTS, len(who.ids))][customer]
    generous = draw.index([55, 30, 15], len(who.ids))[customer]
    bulk = np.array([2, 3, 5, 8])[draw.index([40, 30, 20, 10], size)] * scale
    single = 1 + draw.index([70, 22, 8], size) + generous * draw.whole(0, 2, size)
    is_company = who.is_company[customer]
    reduced = np.array([0, 0, 0, 5, 10])[draw.whole(0, 4, size)]
    return np.where(is_company, bulk, single), np.where(is_company, np.minimum(2 * scale, 15), reduced)


def _build_returns(draw: RandomStream, lines: pd.DataFrame) -> pd.DataFrame:
    """A few lines come back whole within three weeks, each as an order of its own."""
    back = lines["ordered_on"].to_numpy() + draw.whole(2, 21, len(lines))
    kept = np.flatnonzero(draw.chance(RETURNED_SHARE, len(lines)) & (back < DAY_COUNT))
    sold = lines.iloc[kept]
    return sold.assign(
        order_id=_format_order_ids("R", np.arange(len(sold))),
        line=1,
        ordered_on=back[kept],
        quantity=-sold["quantity"],
        amount=-sold["amount"],
        cost=-sold["cost"],
        is_return=True,
        campaign_id=None,
    )


def _format_order_ids(letter: str, numbers: Ints) -> np.ndarray:
    return np.array([f"{letter}{number + 1:06d}" for number in numbers], dtype=object)


def sum_revenue_by_customer(lines: pd.DataFrame, ids: np.ndarray) -> Floats:
    """What each customer has spent, returns deducted, in yuan."""
    cents = np.rint(lines["amount"] * 100).astype("int64")
    spent: Floats = cents.groupby(lines["customer_id"]).sum().reindex(ids, fill_value=0).to_numpy() / 100.0
    return spent
