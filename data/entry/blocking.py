"""Who of many could be the same at all: blocks by rough keys, made in SQL, so that only these are looked at closely."""

from functools import lru_cache

from data.entry.firms import forms as forms_of_firms
from data.entry.folding import is_han, simplified
from data.entry.places import ways

# What is left of a name in the rough is never more than its key says, so whoever has one key has one rough name.
_PLAIN = r"[^\x00-\x7f\x{3000}-\x{303f}\x{3400}-\x{9fff}（），·]"
_DOUBLE = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
_WIDE = "".join(chr(code + 0xFEE0) for code in range(0x30, 0x7B) if chr(code).isalnum())
_NARROW = "".join(chr(code) for code in range(0x30, 0x7B) if chr(code).isalnum())


def candidates(people: str) -> str:
    """The SQL query of those rows of the SQL relation `people` that share a rough key with another row.

    The relation has the columns of Somebody and `is_new`: at least one of those that share a key must be new.
    """
    keys = " union all ".join(
        f"select '{name}' as what, {rough} as rough, customer_id, is_new from people where {name} is not null"
        for name, rough in {
            "id_number": _id_number(), "mobile": _last_digits(), "email": "lower(email)", "name": _name(),
        }.items()
    )  # fmt: skip
    return (
        f"with people as materialized ({people}), keys as ({keys}), blocks as (select what, rough from keys "
        "where rough <> '' group by what, rough having count(*) > 1 and bool_or(is_new)), "
        "found as (select distinct customer_id from keys join blocks using (what, rough)) "
        "select people.* exclude (is_new) from people where customer_id in (select customer_id from found) "
        "order by is_new, customer_id"
    )


def _id_number() -> str:
    bare = "upper(regexp_replace(id_number, '[^0-9A-Za-z]', '', 'g'))"
    return f"case length({bare}) when 18 then {bare}[9:17] when 15 then {bare}[7:15] else {bare} end"


def _last_digits() -> str:
    narrow = (
        f"case when strlen(mobile) <> length(mobile) then translate(mobile, '{_WIDE}', '{_NARROW}') else mobile end"
    )
    return f"right(regexp_replace({narrow}, '[^0-9]', '', 'g'), 8)"


@lru_cache
def _name() -> str:
    double = "name"
    for one, two in _DOUBLE.items():
        double = f"replace({double}, '{one}', '{two}')"
    letters = f"strip_accents(translate({double}, '{_WIDE}øØłŁđĐðı', '{_NARROW}oOlLdDdi'))"
    narrow = f"lower(case when regexp_matches(name, '{_PLAIN}') then {letters} else name end)"
    traditional = "".join(map(chr, simplified()))
    modern = "".join(simplified().values())
    modern_name = (
        f"case when regexp_matches({narrow}, '[{traditional}]') then translate({narrow}, '{traditional}', '{modern}') "
        f"else {narrow} end"
    )
    # A city that is not listed is known as it is written.
    homeless = f"replace({modern_name}, coalesce(lower(city), ''), '')"
    return f"regexp_replace({homeless}, '{_drop()}', '', 'g')"


def _drop() -> str:
    forms = [form for form in forms_of_firms() if not is_han(form[0])]
    latin = [r"\W{0,2}".join(form) if len(form) < 5 else form for form in forms]
    latin += [way for way in ways() if not is_han(way[0])]
    han = [way for way in (*forms_of_firms(), *ways()) if is_han(way[0])]
    return rf"[^\pL\pN]+|\b(?:{'|'.join(latin)})\b|(?:{'|'.join(sorted(han, key=len, reverse=True))})市?"
