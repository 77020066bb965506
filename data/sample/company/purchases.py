"""The lines of the orders: what, how many, at what price, and what came back."""

import numpy as np
import pandas as pd

from data.sample.company.calendar import (
    DAY_COUNT,
    FIRST_DAY,
    MONTH_COUNT,
    MONTH_END,
    MONTH_OF,
    MONTH_START,
    SEASONAL_FACTORS,
    draw_busy_days,
    to_dates,
    to_day_number,
    to_timestamps,
)
from data.sample.company.customers import Customers
from data.sample.company.organization import (
    EMPLOYEE_IDS,
    PRODUCT_COUNT,
    PRODUCT_WEIGHTS,
    PRODUCTS_PER_LINE,
    find_sellers,
)
from data.sample.company.random_stream import Flags, Floats, Ints, RandomStream
from data.sample.company.story import compute_extra_returns, compute_extra_silence

LINES_OF_PERSON = [75, 19, 5, 1]
LINES_OF_COMPANY = [66, 22, 8, 4]
COMPANY_SIZES, COMPANY_SIZE_WEIGHTS = np.array([1, 2, 3, 6, 14]), [38, 30, 19, 10, 3]
PERSON_CHANNELS = {"online_shop": 38, "mini_program": 30, "store": 26, "telephone": 6}
COMPANY_CHANNELS = {"sales_visit": 40, "telephone": 22, "online_shop": 24, "agent": 14}
RETURNED_SHARE = 0.026


def build_order_lines(
    customers: Customers, orders: pd.DataFrame, products: pd.DataFrame, led_to: pd.Series
) -> pd.DataFrame:
    """All lines in the order of time, returns as orders of their own; amounts and costs in yuan."""
    draw = RandomStream("lines")
    size, customer = len(orders), orders["customer"].to_numpy()
    is_company = customers.is_company[customer]
    per_order = 1 + np.where(
        is_company, draw.weighted_indices(LINES_OF_COMPANY, size), draw.weighted_indices(LINES_OF_PERSON, size)
    )
    channel = np.where(
        is_company, draw.weighted_choice(COMPANY_CHANNELS, size), draw.weighted_choice(PERSON_CHANNELS, size)
    )
    order = np.repeat(np.arange(size), per_order)
    customer, days = customer[order], orders["day"].to_numpy()[order]
    product = _draw_products(draw, customers, customer)
    quantity, discount = _draw_quantities(draw, customers, customer)
    price = np.rint(products["unit_price"].to_numpy() * 100).astype(np.int64)[product]
    cost = np.rint(products["unit_cost"].to_numpy() * 100).astype(np.int64)[product]
    lines = pd.DataFrame(
        {
            "order_id": _format_order_ids("S", np.arange(size))[order],
            "line": np.arange(len(order)) - np.repeat(np.cumsum(per_order) - per_order, per_order) + 1,
            "customer_id": customers.ids[customer],
            "ordered_on": days,
            "product_id": products["product_id"].to_numpy(dtype=object)[product],
            "quantity": quantity,
            "amount": quantity * price * (100 - discount) // 100 / 100,
            "cost": quantity * cost / 100,
            "is_return": False,
            "sales_channel": channel[order],
            "employee_id": EMPLOYEE_IDS[find_sellers(customers.owner[customer], days)],
            "campaign_id": led_to.to_numpy(dtype=object)[order],
        }
    )
    lines = pd.concat([lines, _build_returns(draw, lines)], ignore_index=True)
    lines = lines.sort_values(["ordered_on", "order_id", "line"], kind="stable", ignore_index=True)
    return lines.assign(ordered_on=to_dates(lines["ordered_on"].to_numpy()))


def _draw_products(draw: RandomStream, customers: Customers, customer: Ints) -> Ints:
    """Every customer has a favourite line, from which every second piece comes."""
    favourite = draw.integers(0, PRODUCT_COUNT // PRODUCTS_PER_LINE - 1, len(customers.ids))[customer]
    any_product = draw.weighted_indices(PRODUCT_WEIGHTS, len(customer))
    from_favourite = favourite * PRODUCTS_PER_LINE + any_product % PRODUCTS_PER_LINE
    return np.where(draw.bernoulli(0.5, len(customer)), from_favourite, any_product)


def _draw_quantities(draw: RandomStream, customers: Customers, customer: Ints) -> tuple[Ints, Ints]:
    """Pieces and discount in per cent: companies buy more, and the larger the cheaper."""
    size = len(customer)
    scale = COMPANY_SIZES[draw.weighted_indices(COMPANY_SIZE_WEIGHTS, len(customers.ids))][customer]
    generous = draw.weighted_indices([55, 30, 15], len(customers.ids))[customer]
    bulk = np.array([2, 3, 5, 8])[draw.weighted_indices([40, 30, 20, 10], size)] * scale
    single = 1 + draw.weighted_indices([70, 22, 8], size) + generous * draw.integers(0, 2, size)
    is_company = customers.is_company[customer]
    reduced = np.array([0, 0, 0, 5, 10])[draw.integers(0, 4, size)]
    return np.where(is_company, bulk, single), np.where(is_company, np.minimum(2 * scale, 15), reduced)


def _build_returns(draw: RandomStream, lines: pd.DataFrame) -> pd.DataFrame:
    """A few lines come back whole within three weeks, each as an order of its own."""
    back = lines["ordered_on"].to_numpy() + draw.integers(2, 21, len(lines))
    returned_rows = np.flatnonzero(draw.bernoulli(RETURNED_SHARE, len(lines)) & (back < DAY_COUNT))
    sold = lines.iloc[returned_rows]
    return sold.assign(
        order_id=_format_order_ids("R", np.arange(len(sold))),
        line=1,
        ordered_on=back[returned_rows],
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


# Purchases in an ordinary month, and how many of a hundred customers have that rhythm.
PERSON_RHYTHM = ((0.4, 18), (0.52, 34), (0.68, 28), (0.95, 14), (1.7, 6))
COMPANY_RHYTHM = ((0.5, 22), (0.7, 34), (1.0, 26), (1.5, 12), (2.8, 6))
SILENCE_CHANCE = 0.062
WAKING_CHANCE = 0.028


def draw_orders(customers: Customers) -> pd.DataFrame:
    """One row per order in the order of time: customer (place), day, number within the customer's orders."""
    draw = RandomStream("habits")
    rhythm = _draw_rhythms(draw, customers)
    size = len(rhythm)
    start = np.where(customers.created < 0, draw.integers(0, 85, size), customers.created + draw.integers(0, 40, size))
    begins = np.where(customers.is_buyer, start, DAY_COUNT)
    first = MONTH_OF[np.minimum(begins, DAY_COUNT - 1)]
    is_awake, stock = np.zeros(size, dtype=bool), draw.uniform(size)
    months = []
    for month in range(MONTH_COUNT):
        is_new = (first == month) & (begins < DAY_COUNT)
        is_awake = np.where(first < month, _draw_awake(draw, customers, rhythm, is_awake, month), is_awake) & (
            begins < DAY_COUNT
        )
        # What a month leaves unbought is bought in the next: rhythms are steadier than chance alone.
        stock += rhythm * SEASONAL_FACTORS[month] * (0.5 + draw.uniform(size)) * (is_awake | is_new)
        count = stock.astype(np.int64) * (is_awake | is_new)
        stock -= count
        customer = np.repeat(np.arange(size), np.where(is_new, np.maximum(count, 1), count))
        low = np.where(is_new, begins, MONTH_START[month])[customer]
        low = np.clip(low, MONTH_START[month], MONTH_END[month])
        months.append((customer, draw_busy_days(draw, low, np.full(len(low), MONTH_END[month]))))
        is_awake |= is_new
    customer, on = (np.concatenate(parts) for parts in zip(*months, strict=True))
    place = np.lexsort((customer, on))
    frame = pd.DataFrame({"customer": customer[place], "day": on[place]})
    return frame.assign(nth=frame.groupby("customer").cumcount())


def _draw_rhythms(draw: RandomStream, customers: Customers) -> Floats:
    size = len(customers.created)
    person = np.array([rate for rate, _ in PERSON_RHYTHM])[
        draw.weighted_indices([share for _, share in PERSON_RHYTHM], size)
    ]
    firm = np.array([rate for rate, _ in COMPANY_RHYTHM])[
        draw.weighted_indices([share for _, share in COMPANY_RHYTHM], size)
    ]
    return np.where(customers.is_company, firm, person)


def _draw_awake(draw: RandomStream, customers: Customers, rhythm: Floats, is_awake: Flags, month: int) -> Flags:
    size = len(rhythm)
    silence = SILENCE_CHANCE * np.where(rhythm > 1.5, 0.55, np.where(rhythm < 0.6, 1.3, 1.0)) + compute_extra_silence(
        customers.branch, month
    )
    back = WAKING_CHANCE + compute_extra_returns(customers.branch, month)
    return np.where(is_awake, ~draw.bernoulli(silence, size), draw.bernoulli(back, size))


def find_last_days(customer: Ints, days: Ints, size: int) -> Ints:
    """Each customer's last day of purchase, -1 where there is none."""
    last = np.full(size, -1, dtype=np.int64)
    np.maximum.at(last, customer, days)
    return last


def find_last_purchases(purchases: pd.DataFrame, size: int, at: int) -> Ints:
    """Each customer's last day of purchase up to a day, -1 where there is none."""
    seen = purchases[purchases["day"] <= at]
    return find_last_days(seen["customer"].to_numpy(), seen["day"].to_numpy(), size)


MEMBER_SHARE = 0.4
YUAN_PER_POINT = 10
REDEEMED_SHARE, EXPIRED_SHARE = 0.07, 0.3
YEAR_ENDS = ("2024-12-31", "2025-12-31")


def build_loyalty_points(customers: Customers, lines: pd.DataFrame) -> pd.DataFrame:
    """One row per member and day of purchase, and what was redeemed or expired of it; nobody ever falls below 0."""
    draw = RandomStream("loyalty")
    is_member = ~customers.is_company & customers.is_buyer & draw.bernoulli(MEMBER_SHARE, len(customers.ids))
    members = pd.Series(is_member, index=customers.ids)
    bought = lines[~lines["is_return"] & members[lines["customer_id"]].to_numpy()]
    cents = (bought["amount"] * 100).round().astype("int64")
    earned = cents.groupby([bought["customer_id"], bought["ordered_on"]]).sum() // (100 * YUAN_PER_POINT)
    earn = earned.rename("points").reset_index()
    earn = earn[earn["points"] > 0].reset_index(drop=True)
    minutes = (earn["ordered_on"].to_numpy().astype("datetime64[D]") - FIRST_DAY).astype(np.int64) * 1440 + 720
    earn = earn.assign(minutes=minutes, kind="earn", trips=1)
    redeem = earn[draw.bernoulli(REDEEMED_SHARE, len(earn))]
    redeem = redeem.assign(
        kind="redeem", minutes=redeem["minutes"] + 30, points=-((redeem["points"] + 1) // 2), trips=0
    )
    expire = [_draw_expired_points(draw, earn, text) for text in YEAR_ENDS]
    frame = pd.concat([earn, redeem, *expire], ignore_index=True)
    frame = frame.sort_values(["minutes", "customer_id", "kind"], kind="stable", ignore_index=True)
    frame = frame.assign(at=to_timestamps(frame["minutes"].to_numpy()))
    return frame[["customer_id", "at", "points", "trips", "kind"]]


def _draw_expired_points(draw: RandomStream, earn: pd.DataFrame, text: str) -> pd.DataFrame:
    """At the end of a year, a third of what some members earned in it."""
    until = (to_day_number(text) + 1) * 1440
    year = earn[(earn["minutes"] < until) & (earn["minutes"] >= until - 366 * 1440)]
    points = year.groupby("customer_id")["points"].sum() // 3
    points = points[points > 0]
    lost = points[draw.bernoulli(EXPIRED_SHARE, len(points))].rename("points").reset_index()
    return lost.assign(points=-lost["points"], kind="expire", minutes=until - 1, trips=0)
