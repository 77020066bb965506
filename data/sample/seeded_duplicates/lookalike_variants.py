"""Another customer who seems to be the same: a relative, a sister company, a neighbour in the list of numbers."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from data.sample.seeded_duplicates.people import (
    HAN_CITIES,
    HAN_TRADES,
    LATIN_CITIES,
    LATIN_TRADES,
    Row,
    draw_credit_code,
    draw_id_number,
    draw_mobile,
)

LookalikeVariant = Callable[[Random, Row], Row | None]


def make_namesake(draw: Random, row: Row) -> Row | None:
    """Another person of the same name in the same city, born on another day."""
    born = row.get("birth_on")
    if row["kind"] != "individual" or not isinstance(born, date):
        return None
    other = born + timedelta(draw.randrange(1, 4000))
    return {**_copy_name_and_city(row), "birth_on": other, "mobile": draw_mobile(draw)}


def change_document(draw: Random, row: Row) -> Row | None:
    """The same name in the same city with a number of which one digit differs."""
    number = str(row.get("id_number", ""))
    if row["kind"] == "enterprise" and number:
        return {**_copy_name_and_city(row), "id_number": draw_credit_code(draw)}
    if not number:
        return None
    born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    return {
        **_copy_name_and_city(row),
        "id_number": next(other for other in iter(lambda: draw_id_number(draw, born), "") if other != number),
    }


def change_city(draw: Random, row: Row) -> Row | None:
    """The same name in another city."""
    cities = HAN_CITIES if row["city"] in HAN_CITIES else LATIN_CITIES
    return {
        **_copy_name_and_city(row),
        "city": draw.choice([city for city in cities if city != row["city"]]),
        "mobile": draw_mobile(draw),
    }


def make_sister_firm(draw: Random, row: Row) -> Row | None:
    """A company of the same brand in another trade, at the same address and telephone."""
    trades = HAN_TRADES if row["city"] in HAN_CITIES else LATIN_TRADES
    trade = next((trade for trade in trades if trade in str(row["name"])), None)
    if trade is None or row["kind"] != "enterprise":
        return None
    name = str(row["name"]).replace(trade, draw.choice([other for other in trades if other != trade]))
    return {**_copy_name_and_city(row), "name": name, "phone": row.get("phone", ""), "address": row["address"]}


def make_branch(draw: Random, row: Row) -> Row | None:
    """A branch of the company, a customer of its own."""
    if row["kind"] != "enterprise":
        return None
    is_han = row["city"] in HAN_CITIES
    behind = (
        draw.choice(("第二分公司", "浦江分公司", "城南营业部"))
        if is_han
        else draw.choice((" Branch 2", " - South Plant"))
    )
    return {**_copy_name_and_city(row), "name": f"{row['name']}{behind}", "phone": row.get("phone", "")}


def make_number_neighbour(draw: Random, row: Row) -> Row | None:
    """The next mobile number, or one with two digits exchanged."""
    number = str(row.get("mobile", ""))
    if not number:
        return None
    swapped = f"{number[:-2]}{number[-1]}{number[-2]}"
    near = swapped if draw.random() < 0.5 and swapped != number else f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
    return {"kind": row["kind"], "name": f"{row['name']}2", "city": row["city"], "mobile": near}


def make_relative(draw: Random, row: Row) -> Row | None:
    """Somebody of the same family at the same address, with the same fixed line."""
    if row["kind"] != "individual" or row["city"] not in HAN_CITIES:
        return None
    name = str(row["name"])[0] + draw.choice("子小大") + draw.choice("轩涵墨辰")
    return {
        **_copy_name_and_city(row),
        "name": name,
        "address": row["address"],
        "phone": row.get("phone", "021-60000000"),
    }


def make_email_neighbour(draw: Random, row: Row) -> Row | None:
    """An e-mail address that differs in one letter, or in its domain."""
    address = str(row.get("email", ""))
    others = (address.replace(".com", ".com.cn"), f"x{address}", address.replace("@", ".2@"))
    return {"kind": "individual", "name": f"Dr {row['name']}", "email": draw.choice(others)} if address else None


def _copy_name_and_city(row: Row) -> Row:
    return {name: row[name] for name in ("kind", "name", "city")}


LOOKALIKE_VARIANTS: dict[str, LookalikeVariant] = {
    "namesake": make_namesake,
    "other document": change_document,
    "other city": change_city,
    "sister company": make_sister_firm,
    "branch": make_branch,
    "number neighbour": make_number_neighbour,
    "relative": make_relative,
    "e-mail neighbour": make_email_neighbour,
}
