"""Blocking for duplicate matching: SQL that returns customers who share a rough key with another one."""

from functools import lru_cache

from data.entry.duplicates.city_names import list_all_spellings
from data.entry.duplicates.legal_forms import list_leading_forms, list_trailing_forms
from data.entry.duplicates.text_normalization import build_simplified_map, is_han

# A rough key never distinguishes more than the exact key: customers with one exact key share the rough one.
_PLAIN = r"[^\x00-\x7f\x{3000}-\x{303f}\x{3400}-\x{9fff}（），·]"
_DOUBLE = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
_NARROW = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "'\\")
_WIDE = "".join(chr(ord(character) + 0xFEE0) for character in _NARROW)


def build_candidates_query(people: str) -> str:
    """Builds the query for the rows of a relation that share a rough key with another row.

    Args:
        people: SQL of a relation with the columns of MatchRecord and `is_new`.

    Returns:
        SQL with the columns of MatchRecord. Of the rows that share a key at least one is new.
    """
    keys = " union all ".join(
        f"select '{what}' as what, {rough} as rough, customer_id, is_new from people where {what[:-1]} is not null"
        for what, rough in {
            "id_number:": _build_id_number_sql(),
            "mobile:": _build_last_digits_sql(),
            "email:": f"lower({_build_narrow_sql('email')})",
            "name:": _build_letters_sql(),
            "name.": _build_words_sql(),
        }.items()
    )
    return (
        f"with people as materialized (select *, {_build_modern_name_sql()} as modern from ({people})), "
        f"keys as ({keys}), "
        "blocks as (select what, rough from keys where rough <> '' group by what, rough "
        "having count(*) > 1 and bool_or(is_new)), "
        "candidates as (select distinct customer_id from keys join blocks using (what, rough)) "
        "select people.* exclude (is_new, modern) from people "
        "where customer_id in (select customer_id from candidates) "
        "order by is_new, customer_id"
    )


def _build_narrow_sql(name: str) -> str:
    return f"case when strlen({name}) <> length({name}) then translate({name}, '{_WIDE}', '{_NARROW}') else {name} end"


def _build_id_number_sql() -> str:
    bare = f"upper(regexp_replace({_build_narrow_sql('id_number')}, '[^0-9A-Za-z]', '', 'g'))"
    return f"case length({bare}) when 18 then {bare}[9:17] when 15 then {bare}[7:15] else {bare} end"


def _build_last_digits_sql() -> str:
    return f"right(regexp_replace({_build_narrow_sql('mobile')}, '[^0-9]', '', 'g'), 8)"


@lru_cache
def _build_modern_name_sql() -> str:
    """SQL of a name in lower case, half width, simplified characters, without accents and without its city."""
    double = "name"
    for letter, letters_for_it in _DOUBLE.items():
        double = f"replace({double}, '{letter}', '{letters_for_it}')"
    letters = f"strip_accents(translate({double}, '{_WIDE}øØłŁđĐðı', '{_NARROW}oOlLdDdi'))"
    narrow = f"lower(case when regexp_matches(name, '{_PLAIN}') then {letters} else name end)"
    traditional = "".join(map(chr, build_simplified_map()))
    modern = "".join(build_simplified_map().values())
    modern_name = (
        f"case when regexp_matches({narrow}, '[{traditional}]') then translate({narrow}, '{traditional}', '{modern}') "
        f"else {narrow} end"
    )
    # A city that is not listed is removed as it is written.
    return f"replace({modern_name}, coalesce(lower(city), ''), '')"


@lru_cache
def _build_letters_sql() -> str:
    """SQL of a name's letters without places, legal forms and word boundaries, which depend on who typed it."""
    letters = r"regexp_replace(modern, '[^\pL\pN]+', '', 'g')"
    placeless = f"regexp_replace({letters}, '(?:{'|'.join(list_all_spellings())})市?', '', 'g')"
    leading, trailing = "|".join(list_leading_forms()), "|".join(list_trailing_forms())
    formless = f"regexp_replace({placeless}, '^(?:{leading})+|(?:{trailing})+$', '', 'g')"
    # The few names that are nothing but a place or a form make one block.
    return f"coalesce(nullif({formless}, ''), '*')"


@lru_cache
def _build_words_sql() -> str:
    """SQL of the same by words: in one piece Velmora SA looks like Velmor ASA."""
    latin = "|".join(
        " ?".join(form) if len(form) < 5 else form for form in list_trailing_forms() if not is_han(form[0])
    )
    han = "|".join(form for form in list_trailing_forms() if is_han(form[0]))
    words = r"regexp_replace(' ' || modern || ' ', '[^\pL\pN]+', ' ', 'g')"
    latin_ways = "|".join(way for way in list_all_spellings() if not is_han(way[0]))
    han_ways = "|".join(way for way in list_all_spellings() if is_han(way[0]))
    placeless = rf"regexp_replace({words}, '\b(?:{latin_ways})\b|(?:{han_ways})市?', '', 'g')"
    before = "|".join(list_leading_forms())
    formless = rf"regexp_replace({placeless}, '^(?: +(?:{before})\b)+|(?: +(?:{latin})| *(?:{han}))+ *$', '', 'g')"
    return f"coalesce(nullif(replace({formless}, ' ', ''), ''), '*')"
