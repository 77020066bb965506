"""Who of many could be the same at all: blocks by rough keys, made in SQL, so that only these are looked at closely."""

from functools import lru_cache

from data.entry.firms import forms, forms_before
from data.entry.folding import is_han, simplified
from data.entry.places import ways

# What is left of a name in the rough is never more than its key says, so whoever has one key has one rough name.
_PLAIN = r"[^\x00-\x7f\x{3000}-\x{303f}\x{3400}-\x{9fff}（），·]"
_DOUBLE = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
_NARROW = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "'\\")
_WIDE = "".join(chr(ord(one) + 0xFEE0) for one in _NARROW)


def candidates(people: str) -> str:
    """The SQL query of those rows of the SQL relation `people` that share a rough key with another row.

    The relation has the columns of Somebody and `is_new`: at least one of those that share a key must be new.
    """
    keys = " union all ".join(
        f"select '{what}' as what, {rough} as rough, customer_id, is_new from people where {what[:-1]} is not null"
        for what, rough in {
            "id_number:": _id_number(),
            "mobile:": _last_digits(),
            "email:": f"lower({_narrow('email')})",
            "name:": _letters(),
            "name.": _words(),
        }.items()
    )
    return (
        f"with people as materialized (select *, {_modern()} as modern from ({people})), keys as ({keys}), "
        "blocks as (select what, rough from keys where rough <> '' group by what, rough "
        "having count(*) > 1 and bool_or(is_new)), "
        "found as (select distinct customer_id from keys join blocks using (what, rough)) "
        "select people.* exclude (is_new, modern) from people where customer_id in (select customer_id from found) "
        "order by is_new, customer_id"
    )


def _narrow(name: str) -> str:
    return f"case when strlen({name}) <> length({name}) then translate({name}, '{_WIDE}', '{_NARROW}') else {name} end"


def _id_number() -> str:
    bare = f"upper(regexp_replace({_narrow('id_number')}, '[^0-9A-Za-z]', '', 'g'))"
    return f"case length({bare}) when 18 then {bare}[9:17] when 15 then {bare}[7:15] else {bare} end"


def _last_digits() -> str:
    return f"right(regexp_replace({_narrow('mobile')}, '[^0-9]', '', 'g'), 8)"


@lru_cache
def _modern() -> str:
    """A name in small, narrow, simplified letters without accents and without its city."""
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
    return f"replace({modern_name}, coalesce(lower(city), ''), '')"


@lru_cache
def _letters() -> str:
    """A name's letters less places and legal forms, in one piece: where a word ends depends on who typed it."""
    letters = r"regexp_replace(modern, '[^\pL\pN]+', '', 'g')"
    placeless = f"regexp_replace({letters}, '(?:{'|'.join(ways())})市?', '', 'g')"
    formless = f"regexp_replace({placeless}, '^(?:{'|'.join(forms_before())})+|(?:{'|'.join(forms())})+$', '', 'g')"
    # Names of nothing but a place or a form are few; they are one block.
    return f"coalesce(nullif({formless}, ''), '*')"


@lru_cache
def _words() -> str:
    """The same by words: in one piece the end of a name may look like part of its form, Velmora SA like Velmor ASA."""
    latin = "|".join(" ?".join(form) if len(form) < 5 else form for form in forms() if not is_han(form[0]))
    han = "|".join(form for form in forms() if is_han(form[0]))
    words = r"regexp_replace(' ' || modern || ' ', '[^\pL\pN]+', ' ', 'g')"
    latin_ways = "|".join(way for way in ways() if not is_han(way[0]))
    han_ways = "|".join(way for way in ways() if is_han(way[0]))
    placeless = rf"regexp_replace({words}, '\b(?:{latin_ways})\b|(?:{han_ways})市?', '', 'g')"
    before = "|".join(forms_before())
    formless = rf"regexp_replace({placeless}, '^(?: +(?:{before})\b)+|(?: +(?:{latin})| *(?:{han}))+ *$', '', 'g')"
    return f"coalesce(nullif(replace({formless}, ' ', ''), ''), '*')"
