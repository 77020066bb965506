"""A foreign list of opportunities, with little more than stage, agent, product, value and some days, loses nothing."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data.__main__ import main
from data.warehouse import Warehouse, open_warehouse
from data.warehouse.integrity_checks import check_integrity
from queries import Filters, describe, names, run
from tests.queries.funnel.test_recount import assert_lists, finite
from tests.rows import fill

Small = Callable[..., Warehouse]
DEALS = 8_800
STAGES = {"prospecting": (1, "open"), "engaging": (3, "open"), "won": (6, "won"), "lost": (None, "lost")}
FUNNEL = [name for name in names() if name.startswith("funnel/")]
CONTRACT = {
    "stages": ["stage", "in_stage", "amount", "median_age_days"],
    "conversion": ["stage", "reached", "lost_here", "step_ratio", "cumulative_ratio", "median_days_to_next"],
    "outcomes": ["won", "lost", "open", "win_ratio", "won_amount", "value_win_ratio"],
    "by": ["closed", "won", "win_ratio", "won_amount", "median_days_won", "velocity"],
    "forecast": ["month", "forecast", "actual", "accuracy"],
}


def foreign_deals(count: int = DEALS) -> Iterable[dict[str, Any]]:
    """Of 88 deals 5 are only prospects without a day or, mostly, an account; 16 are engaged; 42 were won, 25 lost."""
    for number in range(count):
        turn = number * 37 % 88
        name = "prospecting" if turn < 5 else "engaging" if turn < 21 else "won" if turn < 63 else "lost"
        stage, outcome = STAGES[name]
        engaged = None if name == "prospecting" else dt.date(2016, 10, 20) + dt.timedelta(days=number * 13 % 430)
        ended = outcome in ("won", "lost")
        yield {
            "opportunity_id": f"o{number}",
            "owner_id": f"Agent {number % 30}",
            "product_id": f"Product {number % 7}",
            "customer_id": None if not ended and number % 3 else f"Account {number % 85}",
            "stage": stage,
            "outcome": outcome,
            "opened_on": engaged,
            "closed_on": engaged + dt.timedelta(days=number * 7 % 138) if ended and engaged else None,
            "won_amount": 100 + number * 11 % 900 if outcome == "won" else 0 if outcome == "lost" else None,
        }


@pytest.fixture(scope="module")
def foreign(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Only opportunities: no customer, no employee, no product, no stage entry, no contact."""
    file = copyfile(empty_file, tmp_path_factory.mktemp("foreign") / "foreign.duckdb")
    warehouse = fill(open_warehouse(f"duckdb:///{file}"), opportunities=foreign_deals())
    yield warehouse
    warehouse.close()


@pytest.mark.parametrize("name", FUNNEL)
def test_every_question_of_the_funnel_answers_a_foreign_list_with_finite_figures(foreign: Warehouse, name: str) -> None:
    assert finite(run(foreign, name))
    assert finite(run(foreign, name, Filters(from_on=dt.date(2017, 3, 1), to_on=dt.date(2017, 9, 15))))


@pytest.mark.parametrize("name", CONTRACT)
def test_the_columns_stand_as_they_were_agreed(foreign: Warehouse, name: str) -> None:
    assert list(run(foreign, f"funnel/{name}").columns)[: len(CONTRACT[name])] == CONTRACT[name]


def test_every_deal_of_a_foreign_list_is_open_won_or_lost(foreign: Warehouse) -> None:
    told = run(foreign, "funnel/outcomes").iloc[0]
    assert (told["won"], told["lost"], told["open"]) == (4200, 2500, 2100)
    assert (told["opened"], told["undated"]) == (8300, 500)
    assert told["win_ratio"] == pytest.approx(4200 / 6700)
    assert told["won_amount"] == sum(deal["won_amount"] or 0 for deal in foreign_deals())
    # What the lost ones were worth is not on record, so nothing can be said by value.
    assert told.isna()["value_win_ratio"]


def test_the_stages_of_a_foreign_list_stand_on_what_it_says_now(foreign: Warehouse) -> None:
    stages = run(foreign, "funnel/stages").set_index("stage")
    assert stages["in_stage"].to_dict() == {0: 0, 1: 500, 2: 0, 3: 1600, 4: 0, 5: 0, 6: 0, 7: 0}
    assert stages.loc[1].isna()["median_age_days"]
    latest = max(day for deal in foreign_deals() for day in (deal["opened_on"], deal["closed_on"]) if day)
    ages = sorted((latest - deal["opened_on"]).days for deal in foreign_deals() if deal["stage"] == 3)
    assert stages.loc[3, "median_age_days"] == (ages[799] + ages[800]) / 2


def test_the_conversion_of_a_foreign_list_keeps_the_lost_ones_and_counts_undated_ones_apart(
    foreign: Warehouse,
) -> None:
    told = run(foreign, "funnel/conversion")
    assert told["reached"].tolist() == [5800, 5800, 5800, 4200, 4200, 4200]
    assert told["undated"].tolist() == [500, 0, 0, 0, 0, 0]
    assert set(told["opened"]) == {8300}
    assert told["made_step"].tolist() == [0] * 6
    lost = run(foreign, "funnel/dropped")
    assert lost["stage"].value_counts().to_dict() == {0: 2500}


def test_agents_and_products_without_a_table_of_theirs_are_shown_by_what_the_list_calls_them(
    foreign: Warehouse,
) -> None:
    for by, count in (("owner", 30), ("product", 7)):
        parts = run(foreign, "funnel/by", by=by)
        assert len(parts) == count
        assert "Unknown" not in set(parts[by])
        assert (parts["closed"].sum(), parts["won"].sum(), parts["open"].sum()) == (6700, 4200, 2100)
    assert run(foreign, "funnel/by", by="region")["region"].tolist() == ["Unknown"]
    assert set(run(foreign, "funnel/closed_deals")["name"]) == {f"Account {number}" for number in range(85)}


def test_velocity_stands_on_the_trailing_year(foreign: Warehouse) -> None:
    told = run(foreign, "funnel/velocity").iloc[0]
    whole = told["open"] * told["mean_won_amount"] * told["win_ratio"] / told["median_days_won"]
    assert told["velocity"] == pytest.approx(whole)
    assert 0 < told["closed"] < 6700


def test_without_stage_entries_no_month_has_a_forecast_to_be_measured_by(foreign: Warehouse) -> None:
    told = run(foreign, "funnel/forecast")
    assert told["forecast"].isna().all()
    assert told["accuracy"].isna().all()
    assert told["actual"].sum() == run(foreign, "funnel/outcomes")["won_amount"].iloc[0]


def test_every_number_of_a_foreign_list_opens_as_many_rows(foreign: Warehouse) -> None:
    assert_lists(foreign, Filters())
    assert_lists(foreign, Filters(from_on=dt.date(2017, 3, 1), to_on=dt.date(2017, 9, 15)))


@pytest.mark.parametrize("missing", ["stage", "outcome", "opened_on", "closed_on", "owner_id", "won_amount"])
def test_a_list_without_a_column_still_loses_no_deal(small_warehouse: Small, missing: str) -> None:
    company = small_warehouse(
        opportunities=[{**deal, missing: None} for deal in foreign_deals(200)],
        interactions=[{"interaction_id": "i", "at": dt.datetime(2018, 6, 1)}],
    )
    told = run(company, "funnel/outcomes").iloc[0]
    assert told["won"] + told["lost"] + told["open"] == told["opened"] + told["undated"] == 200
    assert run(company, "funnel/stages")["in_stage"].sum() == told["open"]
    for name in FUNNEL:
        assert finite(run(company, name)), name
        if describe(name).adds_up and "product" in describe(name).split_fields:
            parts = run(company, name, by="product")
            for column in describe(name).adds_up:
                assert parts[column].sum() == pytest.approx(run(company, name)[column].sum()), (name, column)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ({}, "open"),
        ({"stage": 6}, "open"),
        ({"closed_on": dt.date(2026, 2, 1)}, "lost"),
        ({"closed_on": dt.date(2026, 2, 1), "won_amount": 5}, "won"),
        ({"closed_on": dt.date(2026, 2, 1), "stage": 6}, "won"),
        ({"closed_on": dt.date(2026, 2, 1), "outcome": "open"}, "lost"),
        ({"outcome": "won"}, "won"),
        ({"outcome": "lost", "opened_on": None}, "lost"),
    ],
)
def test_how_a_deal_ended_is_told_by_what_is_there(small_warehouse: Small, words: dict[str, Any], state: str) -> None:
    deal = {"opportunity_id": "d", "opened_on": dt.date(2026, 1, 1), **words}
    late = {"interaction_id": "i", "at": dt.datetime(2026, 3, 1)}
    told = run(small_warehouse(opportunities=[deal], interactions=[late]), "funnel/outcomes").iloc[0]
    assert [name for name in ("open", "won", "lost") if told[name]] == [state]


RAW = ("opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value")


def raw_export(path: Path, count: int = DEALS, without: str = "", delimiter: str = ",") -> Path:
    """The same deals as the other tool writes them: its headings, its words for stages, names and no numbers."""
    headings = [name for name in RAW if name != without]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, delimiter=delimiter, extrasaction="ignore")
        writer.writeheader()
        for deal in foreign_deals(count):
            names = ("opportunity_id", "owner_id", "product_id", "customer_id")
            words = {state: name.capitalize() for name, state in STAGES.items()}
            cells = [*(deal[name] for name in names), words[deal["stage"], deal["outcome"]]]
            cells += [deal[name] for name in ("opened_on", "closed_on", "won_amount")]
            writer.writerow(dict(zip(RAW, cells, strict=True)))
    return path


@pytest.fixture(scope="module")
def exported(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """What the command made of the export alone."""
    folder = tmp_path_factory.mktemp("exported")
    url = f"duckdb:///{copyfile(empty_file, folder / 'exported.duckdb')}"
    assert main(["load", "opportunities", str(raw_export(folder / "sales_pipeline.csv")), "--url", url]) == 0
    warehouse = open_warehouse(url)
    yield warehouse
    warehouse.close()


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("outcomes", None),
        ("by", "owner"),
        ("by", "product"),
        ("by", "branch"),
        ("velocity", None),
        ("forecast", None),
        ("closed_deals", None),
    ],
)
def test_the_export_of_another_tool_goes_in_by_the_command_and_gives_the_same_figures(
    exported: Warehouse, foreign: Warehouse, name: str, by: str | None
) -> None:
    told = [run(company, f"funnel/{name}", by=by) for company in (exported, foreign)]
    in_order = [frame.sort_values(list(frame.columns), ignore_index=True) for frame in told]
    assert len(told[0])
    assert_frame_equal(*in_order)


def test_the_stages_of_an_export_are_those_that_its_words_mean(exported: Warehouse) -> None:
    stages = run(exported, "funnel/stages").set_index("stage")
    assert stages["in_stage"].to_dict() == {0: 0, 1: 500, 2: 1600, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0}
    assert run(exported, "funnel/conversion")["reached"].tolist() == [5800, 5800, 4200, 4200, 4200, 4200]
    # Each deal names an agent and a product of whom nothing is on record, and most name an account.
    named = sum(2 + (deal["customer_id"] is not None) for deal in foreign_deals())
    assert check_integrity(exported).set_index("table").loc["opportunities", ["rows", "orphans"]].tolist() == [
        DEALS,
        named,
    ]


def test_an_export_with_the_lists_beside_it_is_split_by_branch(
    empty_warehouse: Warehouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = {
        "branches": "branch_id,name\nEast,East\nWest,West\n",
        "employees": "sales_agent,regional_office\n"
        + "".join(f"Agent {number},{('East', 'West')[number % 2]}\n" for number in range(30)),
        "customers": "account,sector\n" + "".join(f"Account {number},retail\n" for number in range(85)),
        "products": "product,series\n" + "".join(f"PRODUCT{number},P\n" for number in range(7)),
    }
    for table, text in beside.items():
        file = tmp_path / f"{table}.csv"
        file.write_text(text, encoding="utf-8")
        assert main(["load", table, str(file), "--url", empty_warehouse.url]) == 0
    file = raw_export(tmp_path / "sales_pipeline.csv", 880, delimiter=";")
    assert main(["load", "opportunities", str(file), "--url", empty_warehouse.url]) == 0
    assert "product “Product 3”: is on record as PRODUCT3 (126 rows)" in capsys.readouterr().out
    parts = run(empty_warehouse, "funnel/by", by="branch").set_index("branch")
    closed = pd.Series([int(deal["owner_id"].split()[1]) % 2 for deal in foreign_deals(880) if deal["closed_on"]])
    assert parts["closed"].to_dict() == {"East": (closed == 0).sum(), "West": (closed == 1).sum()}
    assert check_integrity(empty_warehouse)["orphans"].sum() == 0


@pytest.mark.parametrize("without", RAW[-4:])
def test_an_export_that_lacks_a_column_loses_no_deal(empty_warehouse: Warehouse, tmp_path: Path, without: str) -> None:
    file = raw_export(tmp_path / "sales_pipeline.csv", 88, without)
    assert main(["load", "opportunities", str(file), "--url", empty_warehouse.url]) == 0
    told = run(empty_warehouse, "funnel/outcomes").iloc[0]
    assert (told["won"], told["lost"], told["open"]) == (42, 25, 21)
    assert told["opened"] + told["undated"] == 88
    parts = run(empty_warehouse, "funnel/by", by="product")
    assert (parts["closed"].sum(), parts["open"].sum()) == (67, 21)
