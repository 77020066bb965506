"""One entry of fields.toml is a filter, a split, an option, an argument of the command line and of an address."""

from __future__ import annotations

import copy
import pickle

import pytest

from data.warehouse import Warehouse
from pages.ui.i18n.extract_messages import collect_messages
from pages.ui.session.address import build_address, parse_address
from queries import FIELDS, Filters, describe, run
from queries.catalog.fields import CATALOGUE, list_group, load_catalogue
from queries.commands.arguments import parse_arguments
from queries.composer.reference_data import load_field_values


def test_filters_with_the_same_values_are_equal_and_hash_alike() -> None:
    filters = Filters(region=("North",), kind=("enterprise",))
    other = Filters(kind=("enterprise",)).with_changes(region=("North",))
    assert filters == other
    assert hash(filters) == hash(other)
    assert repr(filters) == repr(other)
    assert filters != other.with_changes(region=())
    assert pickle.loads(pickle.dumps(filters)) == copy.deepcopy(filters) == filters


def test_filters_have_the_fields_of_the_catalogue_and_no_others() -> None:
    assert [getattr(Filters(), name) for name in FIELDS] == [()] * len(FIELDS)
    assert Filters(region=("North",)).region == ("North",)
    assert Filters().fields_in_force == {"side": ("external",)}
    with pytest.raises(TypeError, match="no field 'product'"):
        Filters(product=("Tea",))
    with pytest.raises(TypeError, match="no field 'regoin'"):
        Filters().with_changes(regoin=("North",))
    with pytest.raises(AttributeError, match="'product'"):
        _ = Filters().product


def test_every_field_stands_in_one_menu_and_has_a_label_that_is_translated() -> None:
    assert sorted([*list_group("place"), *list_group("customers")]) == sorted(FIELDS)
    assert {entry.label for entry in CATALOGUE.values()} <= collect_messages()


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_filters_splits_and_offers_the_same_values(sample: Warehouse, name: str) -> None:
    options = run(sample, "overview/options")
    values = set(options[options["field"] == name]["value"])
    assert values <= set(load_field_values(sample, name).values())
    split = run(sample, "explorer/summary", Filters(side=("external", "internal", "partner")), by=name)
    assert set(split[name]) <= values | {"Unknown"}
    value = str(split[name].iloc[0])
    command = parse_arguments(["run", "explorer/population", "--where", f"{name}={value}", "--by", name])
    assert command.filters == Filters(**{name: (value,)})
    assert parse_address(build_address(command.filters)) == (command.filters, [])
    assert run(sample, "explorer/population", command.filters)["customers"][0] > 0


def test_only_opportunities_are_split_by_their_product() -> None:
    assert "product" in describe("funnel/open_deals").split_fields
    assert describe("churn/summary").split_fields == FIELDS


FILTER = 'label = "X"\nrelation = "staging/a"\n'


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('label = "X"', "neither a relation nor deals"),
        (FILTER + 'options = "record"', "group is one of"),
        (FILTER + 'group = "place"\noptions = "some"', "options is"),
        (
            'label = "X"\nrelation = "staging/a"\ngroup = "place"\noptions = "record"\nwithin = "staging/b"',
            "needs a key",
        ),
        ('label = "X"\nrelaton = "staging/a"', "relaton"),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused_by_name(entry: str, problem: str) -> None:
    with pytest.raises(ValueError, match=rf"fields.toml \[x\]: .*{problem}"):
        load_catalogue(f"[x]\n{entry}\n")
