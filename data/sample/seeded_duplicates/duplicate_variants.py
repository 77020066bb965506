"""The same customer as somebody else typed it: one thing in common, written in another way, all else new or unknown."""

# ruff: noqa: SIM905  (a list of words is read more easily as words)

from collections.abc import Callable
from functools import lru_cache
from random import Random

from opencc import OpenCC

from data.sample.seeded_duplicates.people import HAN_CITIES, Row, draw_mobile, draw_person_name

DuplicateVariant = Callable[[Random, Row], Row | None]
_PINYIN = dict(
    zip(
        HAN_CITIES,
        "Shanghai,Beijing,Guangzhou,Shenzhen,Chengdu,Hangzhou,Wuhan,Xi'an,Suzhou,Tianjin,Nanjing,Chongqing,Changsha,"
        "Qingdao,Shenyang,Ningbo,Zhengzhou,Xiamen".split(","),
        strict=True,
    )
)
_FORMS = {
    "有限公司": ("有限责任公司", "公司", " 有限公司", "有限公司。", ""),
    "有限责任公司": ("有限公司", "（有限责任）公司", ""),
    "股份有限公司": ("股份公司", "（股份）有限公司", "有限公司"),
    "集团有限公司": ("（集团）有限公司", "集团", "集团公司"),
    "Ltd": ("Limited", "LTD.", "Ltd", "Co. Ltd"),
    "Limited": ("Ltd.", "LIMITED", "Co., Limited"),
    "GmbH": ("gmbh", "G.m.b.H.", ""),
    "Inc.": ("Incorporated", "INC", ", Inc"),
    "LLC": ("L.L.C.", "llc", ""),
    "S.A.": ("SA", "s.a.", "S. A."),
    "B.V.": ("BV", "b.v."),
    "S.r.l.": ("SRL", "S.R.L.", "s.r.l"),
    "AG": ("A.G.", "ag"),
    "Pty Ltd": ("Pty. Ltd.", "PTY LIMITED", "Pty"),
    "Co., Ltd.": ("Co.,Ltd", "Company Limited", "CO LTD", "Ltd."),
    "plc": ("PLC", "P.L.C."),
}


_load_converter = lru_cache(OpenCC)


def _to_full_width(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else "\u3000" if one == " " else one for one in text)


def vary_id_number(draw: Random, row: Row) -> Row | None:
    """The identity number: small x, gaps, full width, or the old form of before 2000."""
    number = str(row.get("id_number", ""))
    if not number:
        return None
    is_old = row["kind"] == "individual" and number[6:8] == "19"
    ways = [
        number.lower(),
        f"{number[:6]} {number[6:14]} {number[14:]}",
        _to_full_width(number),
        f"{number[:6]}-{number[6:]}",
    ]
    ways += [number[:6] + number[8:17]] if is_old else []
    return {
        "kind": row["kind"],
        "name": draw_person_name(draw, True),
        "id_number": draw.choice(ways),
        "mobile": draw_mobile(draw),
    }


def vary_mobile(draw: Random, row: Row) -> Row | None:
    """The mobile number: with the country's code, blanks, dashes, full width."""
    number = str(row.get("mobile", ""))
    if not number:
        return None
    if number.startswith("+"):
        ways = [
            number.replace(" ", ""),
            number.replace("+44 ", "0044-"),
            number.replace("+44 ", "+44 (0)"),
            _to_full_width(number),
        ]
    else:
        three = f"{number[:3]} {number[3:7]} {number[7:]}"
        ways = [
            f"+86{number}",
            f"+86 {three}",
            f"0086 {number}",
            three,
            three.replace(" ", "-"),
            _to_full_width(number),
            f"86{number}",
        ]
        ways += [f"(+86){three}", f"{number[:3]}.{number[3:7]}.{number[7:]}", f"\u202a{number}\u202c"]
    return {
        "kind": row["kind"],
        "name": draw_person_name(draw, draw.random() < 0.5),
        "city": row["city"],
        "mobile": draw.choice(ways),
    }


def vary_email(draw: Random, row: Row) -> Row | None:
    """The e-mail address: capitals, full width."""
    address = str(row.get("email", ""))
    ways = (address.upper(), address.title(), address.replace("example", "Example"), _to_full_width(address))
    return {"kind": row["kind"], "name": draw_person_name(draw, True), "email": draw.choice(ways)} if address else None


def convert_to_traditional(draw: Random, row: Row) -> Row | None:
    """The name in traditional characters, as in Taiwan, Hong Kong or old books."""
    name = _load_converter(draw.choice(("s2t", "s2tw", "s2hk"))).convert(str(row["name"]))
    return None if name == row["name"] else {"kind": row["kind"], "name": name, "city": _vary_city(draw, row)}


def vary_legal_form(draw: Random, row: Row) -> Row | None:
    """A firm with its legal form written otherwise, or its city elsewhere in the name."""
    name, city = str(row["name"]), str(row["city"])
    form = next((form for form in sorted(_FORMS, key=len, reverse=True) if name.endswith(form)), None)
    if row["kind"] != "enterprise" or form is None:
        return None
    bare = name.removesuffix(form)
    if city in bare and draw.random() < 0.5:
        rest = bare.replace(f"（{city}）", "").replace(city, "")
        bare = draw.choice((f"{rest}({city})", f"{city}{rest}", f"{city}市{rest}", f"{rest}（{city}）", rest))
    return {
        "kind": "enterprise",
        "name": f"{bare.rstrip()} {draw.choice(_FORMS[form])}".strip(),
        "city": _vary_city(draw, row),
    }


def vary_writing(draw: Random, row: Row) -> Row | None:
    """The name in capitals, in full width, with other blanks and points, without its accents."""
    name = str(row["name"])
    ways = [
        name.upper(),
        _to_full_width(name),
        f" {name} ",
        name.replace(" ", "  "),
        name.replace(" ", "\u00a0"),
        name.swapcase(),
    ]
    ways += [name.replace("'", "’"), name.replace("-", " "), name.replace("&", "＆"), name[:2] + " " + name[2:]]
    ways += ["".join(dict(zip("éèáóñüößÅåëôùíêñ", "eeaonuoßAaeouien", strict=True)).get(one, one) for one in name)]
    ways = [way for way in ways if way != name]
    return {"kind": row["kind"], "name": draw.choice(ways), "city": _vary_city(draw, row)}


def _vary_city(draw: Random, row: Row) -> str:
    city = str(row["city"])
    if city not in HAN_CITIES:
        return draw.choice((city, city.upper(), f" {city}"))
    latin = _PINYIN[city]
    return draw.choice(
        (city, f"{city}市", latin, f"{latin} {city}", latin.upper(), _load_converter("s2t").convert(city))
    )


DUPLICATE_VARIANTS: dict[str, DuplicateVariant] = {
    "identity number": vary_id_number,
    "mobile": vary_mobile,
    "e-mail": vary_email,
    "traditional characters": convert_to_traditional,
    "legal form": vary_legal_form,
    "width, case, blanks": vary_writing,
}
