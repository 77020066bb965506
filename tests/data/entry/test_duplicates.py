"""Who is there already: however a name or a number is written, and without taking two for one."""

# ruff: noqa: E501  (the ways of writing one name stand on one line)

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.entry.duplicates.blocking import build_candidates_query
from data.entry.duplicates.city_names import build_city_key
from data.entry.duplicates.match_keys import build_email_key, build_mobile_key, build_name_keys
from data.entry.duplicates.match_rules import MatchRecord, find_match_reasons
from data.entry.duplicates.search import (
    MAX_FULL_BLOCK,
    DuplicatePair,
    Lookalike,
    find_lookalikes,
    find_pairs,
    find_pairs_among,
)
from data.entry.duplicates.text_normalization import normalize_text
from data.entry.record.draft import Draft
from data.sample.seeded_duplicates import build_dataset
from data.sample.seeded_duplicates.evaluation import evaluate_search
from data.warehouse import Warehouse

Small = Callable[..., Warehouse]
SHANGHAI = "Shanghai 上海"

# One firm on each line, as six people typed it.
SAME_FIRMS = [
    (
        "上海岚岳商贸有限公司",
        "上海嵐嶽商貿有限公司",
        "岚岳商贸（上海）有限公司",
        "岚岳商贸",
        "上海市岚岳商贸有限责任公司",
        "岚 岳 商 贸 股份有限公司",
    ),
    (
        "国际环球发展集团有限公司",
        "國際環球發展（集團）有限公司",
        "国际环球发展集团",
        "国际环球发展 公司",
        "国际环球发展有限公司。",
        "【国际环球发展】有限公司",
    ),
    (
        "ABC电子有限公司",
        "ＡＢＣ電子有限公司",
        "abc电子",
        "A.B.C.电子有限公司",
        "ABC 电子 (上海) 有限公司",
        "Abc电子公司",
    ),
    (
        "Velmora Trading Ltd",
        "VELMORA TRADING LIMITED",
        "Velmora  Trading, Ltd.",
        "Velmora-Trading Co., Ltd.",
        "velmora trading (Shanghai) Co Ltd",
        "Ｖｅｌｍｏｒａ Trading Company Limited",
    ),
    (
        "Müller & Söhne GmbH",
        "MULLER & SOHNE GMBH",
        "Muller Sohne G.m.b.H.",
        "Müller & Söhne GmbH & Co. KG",
        "müller &  söhne",
        "Mu\u0308ller & So\u0308hne gmbh",
    ),
    (
        "Café São João S.A.",
        "CAFE SAO JOAO SA",
        "Café São-João, S. A.",
        "café são joão s.a.",
        "Cafe Sao Joao",
        "CAFÉ SÃO JOÃO S.A",
    ),
    ("Straße 7 AG", "STRASSE 7 AG", "Strasse 7 A.G.", "straße-7", "STRAßE 7 Ag", "Straße\u00a07 AG"),
    (
        "The Body House Plc",
        "Body House PLC",
        "BODY HOUSE P.L.C.",
        "The Body-House Limited",
        "“The Body House” plc",
        "Body House Inc.",
    ),
    (
        "O'Neill Foods Pty Ltd",
        "O’NEILL FOODS PTY. LTD.",
        "ONeill Foods Pty",
        "O'neill foods proprietary limited",
        "O´Neill Foods",
        "O'Neill Foods B.V.",
    ),
]
OTHER_FIRMS = [
    ("上海岚岳商贸有限公司", "上海岚岳科技有限公司"),
    ("上海岚岳商贸有限公司", "上海岚岳商贸有限公司北京分公司"),
    ("岚岳商贸有限公司", "岚商贸有限公司"),
    ("Velmora Trading Ltd", "Velmora Foods Ltd"),
    ("Velmora Trading Ltd", "Velmora Trading Ltd Branch 2"),
    ("AG Solar", "Solar AG"),
    ("Velmora (China) Ltd", "Velmora (UK) Ltd"),
    ("有限公司", "集团公司"),
    ("Ltd", "Inc"),
    ("Plant 1 Ltd", "Plant 2 Ltd"),
]


def firm(name: str, city: str = "上海", ident: str = "", **known: str) -> MatchRecord:
    return MatchRecord(ident, "enterprise", name, city, **known)


def person(name: str, city: str = "上海", born: date | None = None, **known: str) -> MatchRecord:
    return MatchRecord("", "individual", name, city, birth_on=born, **known)


@pytest.mark.parametrize("ways", SAME_FIRMS, ids=lambda ways: ways[0])
def test_a_firm_is_one_however_its_name_is_written(ways: tuple[str, ...]) -> None:
    for way in ways[1:]:
        assert find_match_reasons(firm(ways[0]), firm(way)) == ("name_and_city",), way


@pytest.mark.parametrize("two", OTHER_FIRMS, ids=lambda two: " / ".join(two))
def test_sister_companies_branches_and_numbered_plants_are_firms_of_their_own(two: tuple[str, str]) -> None:
    assert find_match_reasons(firm(two[0]), firm(two[1])) == ()


@pytest.mark.parametrize(
    "ways",
    [
        ("上海", "上海市", "Shanghai", "SHANGHAI ", "Shanghai 上海", "Shanghai City", "上海市浦东新区", "中国上海"),
        ("苏州", "江苏省苏州市", "蘇州", "Suzhou, Jiangsu", "suzhou"),
        ("西安", "Xi'an", "Xian", "陕西省西安市"),
        ("香港", "Hong Kong", "香港特别行政区", "HONGKONG"),
        ("New York", "new york", "NEW  YORK", "New York City"),
        ("Zürich", "ZURICH", "zu\u0308rich"),
    ],
)
def test_a_city_is_one_however_it_is_written(ways: tuple[str, ...]) -> None:
    assert {build_city_key(way) for way in ways} == {build_city_key(ways[0])}
    assert (
        len({build_city_key(city) for city in ("上海", "苏州", "杭州", "Zürich", "Hong Kong", "吉林", "南京", "南宁")})
        == 8
    )


def test_the_same_name_elsewhere_is_another_customer() -> None:
    assert find_match_reasons(firm("岚岳商贸有限公司", "上海"), firm("岚岳商贸有限公司", "北京")) == ()
    assert find_match_reasons(person("王芳", "上海"), person("王芳", "北京")) == ()
    assert find_match_reasons(firm("岚岳商贸（上海）有限公司", "上海"), firm("岚岳商贸（北京）有限公司", "北京")) == ()


def test_without_a_city_firms_of_one_name_are_one_and_people_are_not() -> None:
    assert find_match_reasons(firm("岚岳商贸有限公司", ""), firm("嵐嶽商貿公司", "上海")) == ("name_and_city",)
    assert find_match_reasons(firm("岚岳商贸有限公司", ""), firm("上海岚岳商贸有限公司", "上海")) == ("name_and_city",)
    assert find_match_reasons(person("王芳", ""), person("王芳", "上海")) == ()
    assert find_match_reasons(person("王芳", ""), person("王芳", "")) == ()


def test_people_of_one_name_born_on_other_days_or_with_other_numbers_are_two() -> None:
    one = person("王芳", born=date(1990, 1, 1))
    assert find_match_reasons(one, person("王　芳", born=date(1990, 1, 1))) == ("name_and_city",)
    assert find_match_reasons(one, person("王芳", born=date(1990, 1, 2))) == ()
    assert find_match_reasons(one, person("王芳", id_number="11010519491231002X")) == (), (
        "the number says another day of birth"
    )
    assert find_match_reasons(person("王芳", id_number="E12345678"), person("王芳", id_number="E12345679")) == ()
    assert (
        find_match_reasons(person("王芳", id_number="E12345678"), person("王芳", id_number="110105199001010012")) != ()
    )
    assert (
        find_match_reasons(
            firm("岚岳", id_number="91310000MA1FL0001A"), firm("岚岳公司", id_number="91310000MA1FL0002B")
        )
        == ()
    )


def test_a_mobile_is_one_number_in_all_its_ways_of_writing() -> None:
    ways = (
        "13812345678",
        "+86 138-1234-5678",
        "0086 13812345678",
        "１３８１２３４５６７８",
        "138.1234.5678",
        "86 138 1234 5678",
    )
    assert {build_mobile_key(way) for way in ways} == {"13812345678"}
    assert find_match_reasons(person("A", mobile=ways[1]), firm("B", "北京", mobile=ways[3])) == ("mobile",)
    assert find_match_reasons(person("A", mobile="13812345678"), person("B", mobile="13812345679")) == ()
    assert find_match_reasons(person("A", mobile="00000000000"), person("B", mobile="00000000000")) == (), (
        "nobody's number"
    )


def test_an_old_number_is_found_again_by_the_new_one_and_an_address_in_capitals() -> None:
    old, new = "110105491231002", "11010519491231002x"
    assert find_match_reasons(
        person("A", id_number=old, email="Ann@Example.com"), person("B", id_number=new, email="ann@example.COM")
    ) == (
        "id_number",
        "email",
    )
    assert build_email_key(" ａnn＠example.com") == "ann@example.com"


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(["individual", "enterprise"]))
def test_folding_twice_changes_nothing_and_likeness_is_mutual(one: str, other: str, kind: str) -> None:
    assert normalize_text(normalize_text(one)) == normalize_text(one)
    here, there = MatchRecord("", kind, one, "上海"), MatchRecord("", kind, other, "上海")
    assert find_match_reasons(here, there) == find_match_reasons(there, here)
    assert bool(find_match_reasons(here, here)) == bool(normalize_text(one))


NAMES = st.lists(
    st.sampled_from(
        [
            "岚岳",
            "嵐嶽",
            "商贸",
            "商貿",
            "上海",
            "（上海）",
            "有限公司",
            "有限責任公司",
            "集团",
            "公司",
            "分公司",
            "Velmora",
            "VELMORA",
            "velmora",
            "Jo",
            "Sa",
            "S.A.",
            "sa",
            "Ltd",
            "Ltd.",
            "Co.,",
            "Müller",
            "Muller",
            "Straße",
            "Strasse",
            "ＡＢＣ",
            "ABC",
            "a.b.c",
            "The",
            "Shanghai",
            "&",
            "PT",
            "Øst",
            "ost",
            "Æ",
            "ae",
            "株式会社",
            "Xi'an",
            "7",
            "Söhne GmbH & Co. KG",
        ]
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(NAMES, st.sampled_from(["", " "]), st.sampled_from(["上海", "Shanghai", ""])), min_size=2, max_size=25
    )
)
def test_the_search_by_blocks_finds_what_holding_each_against_each_finds(
    empty_relation: Callable[[str], pd.DataFrame], typed: list[tuple[list[str], str, str]]
) -> None:
    people = [firm(gap.join(words), city, f"C{place}") for place, (words, gap, city) in enumerate(typed)]
    rows = ", ".join(
        f"('{one.customer_id}', 'enterprise', '{one.name.replace(chr(39), chr(39) * 2)}', '{one.city}')"
        for one in people
    )
    found = empty_relation(
        "select *, null::varchar as mobile, null::varchar as email, null::varchar as id_number, null::date as birth_on, "
        f"true as is_new from (values {rows}) as t (customer_id, kind, name, city)"
    )
    each = {
        (one.customer_id, other.customer_id)
        for place, one in enumerate(people)
        for other in people[place + 1 :]
        if find_match_reasons(one, other)
    }
    looked_at = set(found["customer_id"])
    assert {ident for pair in each for ident in pair} <= looked_at
    among = find_pairs_among([one for one in people if one.customer_id in looked_at])
    assert {(pair.first, pair.second) for pair in among} == each


@pytest.fixture(scope="module")
def empty_relation() -> Callable[[str], pd.DataFrame]:
    """The candidates among the rows of a query."""
    connection = duckdb.connect()
    return lambda rows: connection.execute(build_candidates_query(rows)).df()


@pytest.mark.parametrize("seed", [1, 20])
def test_of_500_planted_duplicates_nearly_all_are_found_and_next_to_no_look_alike(seed: int) -> None:
    tried = evaluate_search(seed)
    assert tried.customers == 10_000
    assert tried.planted.total() == 500
    assert len(tried.planted) == 6
    assert tried.lookalikes.total() == 500
    assert tried.found_share >= 0.95
    assert min(tried.found[way] / count for way, count in tried.planted.items()) >= 0.95
    assert tried.false_share <= 0.01


def test_the_form_finds_what_the_search_of_the_warehouse_finds(empty_warehouse: Warehouse) -> None:
    made = build_dataset(3, size=600, copies=60)
    with empty_warehouse.writing() as connection:
        made.store(connection)
    for (original, copy), way in (made.duplicates | made.lookalikes).items():
        row = {name: str(value) for name, value in made.rows[copy].items()}
        found = find_lookalikes(empty_warehouse, Draft(row.pop("kind"), row), exclude_id=copy)
        assert [one.customer_id for one in found] == ([original] if (original, copy) in made.duplicates else []), (
            way,
            row,
        )


def test_look_alikes_stand_strongest_first_archived_ones_too(small_warehouse: Small) -> None:
    warehouse = small_warehouse(
        customers=[
            {"customer_id": "A", "name": "岚岳商贸有限公司", "city": SHANGHAI, "status": "archived"},
            {"customer_id": "B", "name": "x"},
            {"customer_id": "C", "name": "嵐嶽商貿", "city": "上海"},
            {"customer_id": "D", "name": "y", "city": None},
        ],
        customer_identities=[
            {"customer_id": "B", "email": "Ann.B_c@Example.com"},
            {"customer_id": "C", "mobile": "+86 138 1234 5678"},
            {"customer_id": "D", "email": "annxb_c@example.com", "mobile": "13812345670"},
        ],
    )
    draft = Draft(
        "enterprise",
        {"name": "岚岳商贸（上海）公司", "city": "上海市", "mobile": "13812345678", "email": "ann.b_c@example.com"},
    )
    assert find_lookalikes(warehouse, draft) == [
        Lookalike("C", ("mobile", "name_and_city")),
        Lookalike("B", ("email",)),
        Lookalike("A", ("name_and_city",)),
    ]
    assert [one.customer_id for one in find_lookalikes(warehouse, draft, exclude_id="C")] == ["B", "A"]
    assert find_lookalikes(warehouse, Draft()) == []
    assert (
        find_lookalikes(warehouse, Draft(values={"name": "'; drop table customers; --", "email": "%", "mobile": "x'"}))
        == []
    )
    assert find_pairs(warehouse) == [DuplicatePair("A", "C", ("name_and_city",))]


def test_a_number_that_thousands_share_does_not_make_millions_of_pairs() -> None:
    named = [
        MatchRecord(f"C{n:03d}", "individual", f"N{n}", f"城{n}", "13800138000") for n in range(MAX_FULL_BLOCK + 1)
    ]
    assert [(pair.first, pair.second) for pair in find_pairs_among(named)] == [
        ("C000", f"C{n:03d}") for n in range(1, MAX_FULL_BLOCK + 1)
    ]
    assert len(find_pairs_among(named[:MAX_FULL_BLOCK])) == MAX_FULL_BLOCK * (MAX_FULL_BLOCK - 1) // 2


def test_an_empty_warehouse_has_no_duplicates(empty_warehouse: Warehouse) -> None:
    assert find_pairs(empty_warehouse) == []
    assert find_lookalikes(empty_warehouse, Draft("enterprise", {"name": "A", "mobile": "13812345678"})) == []


@given(st.text(max_size=30))
def test_a_name_in_its_own_city_has_keys_that_end(name: str) -> None:
    whole, bare = build_name_keys(name, "enterprise", "上海")
    assert bool(whole) == bool(bare) == bool(normalize_text(name))
