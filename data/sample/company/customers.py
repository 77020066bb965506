"""The customers: who they are, where, and how the company came by them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.sample.company.calendar import DAY_COUNT, MONTH_COUNT, MONTH_END, MONTH_START, to_dates
from data.sample.company.names import TRADES, draw_company_names, draw_person_names
from data.sample.company.organization import (
    CITIES,
    OFFICE_IDS,
    OFFICE_WEIGHTS,
    REGIONS,
    find_sellers,
    format_employee_ids,
)
from data.sample.company.random_stream import Flags, Ints, RandomStream, Texts, mask_unless

CUSTOMER_COUNT = 12_000
ACQUISITION_CHANNELS = {
    "internet": 26,
    "referral": 14,
    "friends_and_relatives": 11,
    "telephone": 9,
    "meeting": 8,
    "club": 6,
    "door_to_door": 6,
    "centre_of_influence": 5,
    "records_search": 4,
    "text_message": 4,
    "letter": 2,
    "consultancy": 2,
    "scouts": 2,
    "from_competitor": 1,
}
SOURCES = {"website": 30, "trade fair": 12, "purchased list": 6, "staff": 22, "customer": 20, "partner": 10}
DISTRICTS = (
    "Riverside 滨江区",
    "Old Town 老城区",
    "New Area 新区",
    "Harbour 港口区",
    "Hillside 山前区",
    "Station 站前区",
)
COMPANY_PARTY = {
    "retailer": 46,
    "distributor": 26,
    "agent": 8,
    "government": 5,
    "supplier": 5,
    "community": 4,
    "industry_association": 3,
    "news_media": 3,
}
TRADE_WEIGHTS = dict(zip(TRADES, (30, 14, 12, 9, 9, 7, 6, 6, 5, 2), strict=True))


@dataclass(frozen=True)
class Customers:
    """One place per customer in every array, in the order of the day they were entered."""

    ids: Texts
    created: Ints
    is_company: Flags
    is_english: Flags
    is_buyer: Flags
    office: Ints
    branch: Ints
    owner: Ints
    trade: Texts
    table: pd.DataFrame


def build_customers() -> Customers:
    """Twelve thousand customers of both kinds; about one in nine has never bought."""
    draw, size = RandomStream("customers"), CUSTOMER_COUNT
    created = np.sort(_draw_created_days(draw))
    is_company = draw.bernoulli(0.3, size)
    office = draw.weighted_indices(OFFICE_WEIGHTS, size)
    city = np.array(CITIES, dtype=object)[office]
    trade = draw.weighted_choice(TRADE_WEIGHTS, size)
    name, is_english = draw_person_names(draw, size)
    name[is_company], is_english[is_company] = draw_company_names(draw, city[is_company], trade[is_company])
    owner = office * 2 + draw.integers(0, 1, size)
    is_buyer = draw.bernoulli(0.885, size)
    ident = np.array([f"C{number + 1:05d}" for number in range(size)], dtype=object)
    side = draw.weighted_choice({"external": 962, "partner": 24, "internal": 14}, size)
    channel = draw.weighted_choice(ACQUISITION_CHANNELS, size)
    table = pd.DataFrame(
        {
            "customer_id": ident,
            "name": name,
            "kind": np.where(is_company, "enterprise", "individual"),
            "side": side,
            "party": _draw_parties(draw, side, is_company),
            "demand": draw.weighted_choice({"mass": 62, "middle": 29, "upper": 9}, size),
            "region": np.array(REGIONS, dtype=object)[office // 4],
            "city": city,
            "district": draw.choice(DISTRICTS, size),
            "industry": mask_unless(is_company, trade),
            "branch_id": np.array(OFFICE_IDS, dtype=object)[office],
            "owner_id": format_employee_ids(find_sellers(owner, np.full(size, DAY_COUNT - 1))),
            "channel": channel,
            "source": draw.weighted_choice(SOURCES, size),
            "referred_by": _draw_referrers(draw, ident, channel),
            "has_need": is_buyer | draw.bernoulli(0.6, size),
            "has_means": is_buyer | draw.bernoulli(0.7, size),
            "consent": draw.bernoulli(0.86, size),
            "created_on": to_dates(created),
            "created_by": format_employee_ids(find_sellers(owner, created)),
            "verified_on": np.where(
                draw.bernoulli(0.7, size),
                to_dates(np.minimum(created + draw.integers(0, 400, size), DAY_COUNT - 1)),
                np.datetime64("NaT"),
            ),
        }
    )
    return Customers(ident, created, is_company, is_english, is_buyer, office, office // 4, owner, trade, table)


def _draw_created_days(draw: RandomStream) -> Ints:
    """Three in ten were customers before the records begin; the others come month by month, more every year."""
    old = CUSTOMER_COUNT * 3 // 10
    month = draw.weighted_indices([30 + at // 2 for at in range(MONTH_COUNT)], CUSTOMER_COUNT - old)
    start = MONTH_START[month]
    return np.append(-draw.integers(1, 1500, old), start + draw.integers_below(MONTH_END[month] + 1 - start))


def _draw_parties(draw: RandomStream, side: Texts, is_company: Flags) -> Texts:
    size = len(side)
    outside = np.where(is_company, draw.weighted_choice(COMPANY_PARTY, size), "end_consumer")
    inside = np.where(is_company, "department", "employee")
    partner = np.where(is_company, draw.weighted_choice({"partner": 60, "supplier": 25, "agent": 15}, size), "partner")
    return np.where(side == "external", outside, np.where(side == "internal", inside, partner))


def _draw_referrers(draw: RandomStream, ident: Texts, channel: Texts) -> Texts:
    """An earlier customer, for those who came by word of mouth."""
    place = np.arange(len(ident))
    by_mouth = np.isin(channel, ["referral", "friends_and_relatives", "centre_of_influence"]) & (place > 0)
    return mask_unless(by_mouth, ident[draw.integers_below(place)])
