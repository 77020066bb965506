"""Criteria: what people write is what is meant, whatever is written; and nothing else is ever run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import QuestionError
from data.warehouse import Warehouse
from queries import Filters, count, run
from queries.criteria import parse_criteria, write_criteria
from queries.criteria.attributes import list_attributes
from queries.criteria.expression import Condition, Group, Negation

Meaning = tuple[str, Callable[[pd.DataFrame, Mapping[str, set[str]]], pd.Series]]

HARD = ("O'Brien & Co", '50 % "off"', "李 100%", ":tier", "$1 -- x", "a_b\\c", "'; drop table customers; --")
FIRMS = [
    {"customer_id": f"c{place}", "name": name, "city": city, "has_need": need, "created_on": day, "region": region}
    for place, (name, city, need, day, region) in enumerate(
        [
            (HARD[0], "Nanning", True, date(2026, 1, 1), "North"),
            (HARD[1], None, False, date(2025, 6, 1), "North"),
            (HARD[2], "南宁", None, None, None),
            (HARD[3], "", True, date(2026, 1, 1), "South"),
            (HARD[4], "Nanning", None, date(2024, 2, 29), None),
            (HARD[5], "x%y", False, None, "South"),
            (HARD[6], "Wuhan", True, date(2026, 3, 3), "North"),
        ]
    )
]


@pytest.fixture
def firms(small_warehouse: Callable[..., Warehouse]) -> Warehouse:
    """Seven firms with difficult names, and gaps; three of them bought."""
    return small_warehouse(
        customers=FIRMS,
        customer_tags=[
            {"customer_id": "c0", "tag": "slow payer"},
            {"customer_id": "c0", "tag": "vip"},
            {"customer_id": "c1", "tag": "vip"},
            {"customer_id": "c2", "tag": "老客户"},
        ],
        order_lines=[
            {"order_id": "1", "customer_id": "c0", "ordered_on": date(2026, 1, 31), "amount": 100.10},
            {"order_id": "2", "customer_id": "c1", "ordered_on": date(2026, 3, 1), "amount": 50},
            {"order_id": "3", "customer_id": "c6", "ordered_on": date(2026, 3, 10), "amount": 30},
        ],
    )


def who(warehouse: Warehouse, criteria: str) -> list[str]:
    found = run(warehouse, "explorer/customers", Filters(criteria=criteria), columns=("customer_id",))
    return sorted(found["customer_id"])


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ("tag = 'vip'", ["c0", "c1"]),
        ("tag = 'vip' and not tag = 'slow payer'", ["c1"]),
        ("tag <> 'vip'", ["c2", "c3", "c4", "c5", "c6"]),
        ("tag is null", ["c3", "c4", "c5", "c6"]),
        ("contains(tag, '客户')", ["c2"]),
        ("orders > 0 and revenue < 100.1", ["c1", "c6"]),
        ("revenue = 100.1", ["c0"]),
        ("silent_days > 8", ["c0", "c1"]),
        ("not silent_days > 8", ["c2", "c3", "c4", "c5", "c6"]),
        ("silent_days is null", ["c2", "c3", "c4", "c5"]),
        ("8 < silent_days", ["c0", "c1"]),
        ("has_need", ["c0", "c3", "c6"]),
        ("has_need = false", ["c1", "c5"]),
        ("not has_need", ["c1", "c2", "c4", "c5"]),
        ("city is null", ["c1", "c3"]),
        ("city = 'Unknown'", ["c1", "c3"]),
        ("city like 'x%'", ["c5"]),
        ("city not in ('Nanning', '南宁')", ["c1", "c3", "c5", "c6"]),
        ("contains(name, 'o''bRIEN')", ["c0"]),
        ("created_on between '2025-01-01' and date '2026-01-01'", ["c0", "c1", "c3"]),
        ("REGION = 'North' or (Region = 'South' and has_need)", ["c0", "c1", "c3", "c6"]),
    ],
)
def test_a_condition_means_what_it_says_and_unknown_is_not_met(
    firms: Warehouse, criteria: str, expected: list[str]
) -> None:
    assert who(firms, criteria) == expected


@pytest.mark.parametrize("place", range(len(HARD)))
def test_a_value_may_hold_quotes_percent_signs_placeholders_and_chinese(firms: Warehouse, place: int) -> None:
    criteria = write_criteria(Condition("name", "=", (HARD[place],)))
    assert who(firms, criteria) == [f"c{place}"]
    assert parse_criteria(criteria).part == Condition("name", "=", (HARD[place],))
    assert count(firms, "explorer/customers") == len(HARD)


@pytest.mark.parametrize(
    "hostile",
    [
        "1 = 1; drop table customers",
        "tier = 'core' union select 1",
        "select * from customers",
        "customer_id in (select customer_id from customer_identities)",
        "exists (select 1)",
        "name = (select 1)",
        "read_csv('/etc/passwd') is null",
        "length(name) > 3",
        "name || 'x' = 'y'",
        "a.name = 'x'",
        "main.customers.name = 'x'",
        "name = :side",
        "name = $1",
        "name = ?",
        "name = city",
        'name = "x"',
        "name = null",
        "orders > 1e400",
        "orders > 'many'",
        "orders = true",
        "created_on = '2026'",
        "tier = 'cor'",
        "teir = 'core'",
        "name = 5",
        "contains(name, '')",
        "name like 'x' escape '!'",
        "tier in ()",
        "tier",
        "'core'",
        "not",
        "((((",
        "(" * 9000,
        "(" * 900 + "orders > 1" + ")" * 900,
        "not " * 1500 + "has_need",
        " or ".join(["orders > 1"] * 5000),
        "name = '" + "x" * 9000 + "'",
        "name = 'x",
        "name = 'x' -- '\n; delete from customers",
        "name = E'\\x41'",
        "case when 1 = 1 then true end",
        "has_need and sleep(10)",
        "within(city, 'Nanning')",
        "\x00",
        "   ;   ",
    ],
)
def test_whatever_is_no_condition_gets_one_sentence_and_is_never_run(firms: Warehouse, hostile: str) -> None:
    with pytest.raises(QuestionError) as problem:
        count(firms, "explorer/customers", Filters(criteria=hostile))
    assert len(str(problem.value)) < 400
    assert "\n" not in str(problem.value)
    assert count(firms, "explorer/customers") == len(HARD)


def test_the_nearest_right_word_is_named() -> None:
    for wrong, near in (("teir = 'core'", "tier"), ("tier = 'cor'", "core"), ("revenu > 1", "revenue")):
        with pytest.raises(QuestionError, match=f"Did you mean {near}\\?"):
            parse_criteria(wrong)


def test_a_form_gets_the_structure_and_writes_it_back() -> None:
    said = parse_criteria("not ( TIER in ('core') ) AND (nps<=6 or silent_days > 60.0 OR (tag='a' and orders>1))")
    assert said.text == "not tier in ('core') and (nps <= 6 or silent_days > 60 or (tag = 'a' and orders > 1))"
    tagged = Group("and", (Condition("tag", "=", ("a",)), Condition("orders", ">", (1,))))
    unhappy = Group("or", (Condition("nps", "<=", (6,)), Condition("silent_days", ">", (60,)), tagged))
    assert said.part == Group("and", (Negation(Condition("tier", "in", ("core",))), unhappy))
    assert parse_criteria(said.text) == said


# Each leaf is written as text and, apart from it, as what pandas makes of the whole table.
def number_leaf(name: str, sign: str, value: float) -> Meaning:
    compare = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal, "=": np.equal}[sign]
    return f"{name} {sign} {value}", lambda frame, _: pd.Series(
        compare(frame[name].astype("float64").to_numpy(), value), frame.index
    )


def listed_leaf(name: str, values: list[str]) -> Meaning:
    words = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return f"{name} in ({words})", lambda frame, _: frame[name].isin(values)


def empty_leaf(name: str) -> Meaning:
    return f"{name} is null", lambda frame, _: frame[name].isna()


def tag_leaf(tag: str) -> Meaning:
    return f"tag = '{tag}'", lambda frame, tags: frame["customer_id"].isin(tags.get(tag, set()))


LEAVES = st.one_of(
    st.builds(
        number_leaf,
        st.sampled_from(["silent_days", "orders", "nps", "satisfaction", "stage", "r", "open_amount", "card_score"]),
        st.sampled_from(["<", "<=", ">", ">=", "="]),
        st.sampled_from([0, 1, 3, 4.5, 6, 10, 60, 75, 5000]),
    ),
    st.builds(
        listed_leaf, st.just("tier"), st.lists(st.sampled_from(["core", "small", "Unknown"]), min_size=1, unique=True)
    ),
    st.builds(listed_leaf, st.just("lifecycle"), st.lists(st.sampled_from(["lost", "loyal"]), min_size=1, unique=True)),
    st.builds(empty_leaf, st.sampled_from(["nps", "last_on", "stage", "next_on", "has_need"])),
    st.builds(tag_leaf, st.sampled_from(["slow payer", "vip", "nobody has this"])),
)


def joined(parts: list[Meaning], joiner: str) -> Meaning:
    texts = f" {joiner} ".join(f"({text})" for text, _ in parts)

    def mask(frame: pd.DataFrame, tags: Mapping[str, set[str]]) -> pd.Series:
        masks = [part(frame, tags).to_numpy(bool) for _, part in parts]
        return pd.Series(np.all(masks, 0) if joiner == "and" else np.any(masks, 0), frame.index)

    return texts, mask


def against(part: Meaning) -> Meaning:
    return f"not ({part[0]})", lambda frame, tags: ~part[1](frame, tags).astype(bool)


MEANINGS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(joined, st.lists(inner, min_size=2, max_size=3), st.sampled_from(["and", "or"])),
        st.builds(against, inner),
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def everybody(sample: Warehouse) -> tuple[pd.DataFrame, dict[str, set[str]]]:
    """The sample's customers with all attributes, and who bears which tag."""
    tags = sample.read("select customer_id, tag from customer_tags", {})
    frame = run(sample, "explorer/customers")
    return frame, {str(tag): set(rows["customer_id"]) for tag, rows in tags.groupby("tag")}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(meaning=MEANINGS)
def test_random_criteria_find_whom_pandas_finds_and_not_is_everybody_else(
    sample: Warehouse, everybody: tuple[pd.DataFrame, dict[str, set[str]]], meaning: Meaning
) -> None:
    text, mask = meaning
    frame, tags = everybody
    found = run(sample, "explorer/customers", Filters(criteria=text), columns=("customer_id",))
    assert list(found["customer_id"]) == list(frame["customer_id"][mask(frame, tags).astype(bool)])
    others = count(sample, "explorer/customers", Filters(criteria=f"not ({text})"))
    assert len(found) + others == len(frame)
    assert parse_criteria(parse_criteria(text).text) == parse_criteria(text)


def test_every_attribute_can_be_asked_by_every_operator_of_its_kind(firms: Warehouse) -> None:
    said = {"text": "'x'", "flag": "true", "date": "'2026-01-01'"}
    for one in list_attributes():
        value = f"'{one.allowed_values[0]}'" if one.allowed_values else said.get(one.unit, "1.5")
        conditions = [f"{one.name} = {value}", f"{one.name} in ({value}, {value})", f"{one.name} is not null"]
        conditions += [f"{one.name} > {value}"] if one.unit not in ("text", "flag") else []
        conditions += [f"contains({one.name}, 'x')", f"{one.name} like 'x'"] if one.unit == "text" else []
        assert 0 <= count(firms, "explorer/customers", Filters(criteria=" or ".join(conditions))) <= len(FIRMS)
