"""A list of deals as other tools export it goes in as it is: its headings, its words for stages, names for numbers."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from data.intake.load.pipeline import KEEP_UNKNOWN, load_files
from data.intake.mapping.schema_matching import propose_columns, rank_tables
from data.schema import metadata
from data.warehouse import Warehouse
from data.warehouse.integrity_checks import check_integrity
from tests.data.files import counts, list_problems, load_text, rows

Small = Callable[..., Warehouse]
RAW = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"
STORED = "select opportunity_id, stage, outcome from opportunities order by 1"


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (
            RAW.split(","),
            [
                "opportunity_id",
                "owner_id",
                "product_id",
                "customer_id",
                "stage",
                "opened_on",
                "closed_on",
                "won_amount",
            ],
        ),
        (
            ["Opportunity ID", "Account Name", "Opportunity Owner", "Stage", "Close Date", "Amount", "Created Date"],
            ["opportunity_id", "customer_id", "owner_id", "stage", "closed_on", "won_amount", "opened_on"],
        ),
        (
            ["商机编号", "客户名称", "业务员", "销售阶段", "开始日期", "预计成交日期", "成交金额", "输单原因"],
            [
                "opportunity_id",
                "customer_id",
                "owner_id",
                "stage",
                "opened_on",
                "expected_on",
                "won_amount",
                "loss_reason",
            ],
        ),
        (
            ["Deal ID", "Deal owner", "Deal Stage", "Deal status", "Deal value", "Deal created", "Next step"],
            ["opportunity_id", "owner_id", "stage", "outcome", "won_amount", "opened_on", None],
        ),
    ],
)
def test_headings_of_other_tools_lead_to_the_columns_of_deals(headings: list[str], columns: list[str | None]) -> None:
    assert rank_tables(headings)[0] == "opportunities"
    assert [one.column for one in propose_columns(headings, metadata.tables["opportunities"])] == columns


MEANT = [
    ("Prospecting", 1, "open"),
    ("Engaging", 2, "open"),
    ("WON", 6, "won"),
    ("Lost", None, "lost"),
    ("Qualification", 2, "open"),
    ("Proposal/Price Quote", 4, "open"),
    ("Negotiation / Review", 5, "open"),
    ("Closed Won", 6, "won"),
    ("closed-lost", None, "lost"),
    ("3 - Need confirmed", 3, "open"),
    ("Proposal (75 %)", 4, "open"),
    ("Under contract", 6, None),
    ("初步接触", 2, "open"),
    ("需求确认", 3, "open"),
    ("方案报价", 4, "open"),
    ("谈判", 5, "open"),
    ("赢单", 6, "won"),
    ("输单", None, "lost"),
    ("4", 4, None),
    ("", None, None),
]


def test_a_stage_said_in_words_becomes_its_number_and_how_the_deal_ended(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    lines = "".join(f"d{place:02d},{word}\n" for place, (word, _, _) in enumerate(MEANT))
    report = load_text(empty_warehouse, tmp_path, "opportunities", f"Deal ID,Deal Stage\n{lines}")
    assert counts(report) == (len(MEANT), 0, 0, 0)
    assert rows(empty_warehouse, STORED) == [(f"d{place:02d}", *meant) for place, (_, *meant) in enumerate(MEANT)]
    assert report.recognized_headings == {"Deal ID": "opportunity_id", "Deal Stage": "stage"}
    taken = {str(one) for one in report.interpretations}
    assert len(taken) == len(MEANT) - 2
    assert {
        "Deal Stage “Closed Won”: is taken as stage 6, outcome won (1 row)",
        "Deal Stage “closed-lost”: is taken as outcome lost (1 row)",
        "Deal Stage “Under contract”: is taken as stage 6 (1 row)",
    } < taken


def test_a_list_of_lost_deals_alone_needs_no_stage(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    text = "opportunity_id,stage\na,Lost\n"
    assert counts(load_text(empty_warehouse, tmp_path, "opportunities", text)) == (1, 0, 0, 0)
    assert rows(empty_warehouse, STORED) == [("a", None, "lost")]


def test_a_word_that_is_not_known_is_told_with_line_column_value_and_the_words_that_are(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    text = "opportunity_id,deal_stage\na,Won\nb,Simmering\nc,Prospcting\nd,9\n"
    report = load_text(empty_warehouse, tmp_path, "opportunities", text, "deals.csv", reject_rows=True)
    (simmering, typo, number) = list_problems(report)
    assert simmering[:3] == (3, "deal_stage", "Simmering")
    listed = simmering[3].removeprefix("is no word that is known for stage. Known are, among others, ").split(", ")
    assert {"Need confirmed", "Prospecting", "Closed Won", "赢单", "输单", "谈判"} < set(listed)
    assert typo[3].startswith("is no word that is known for stage. Did you mean Prospecting?")
    assert number == (5, "deal_stage", "9", "is not one of 0, 1, 2, 3, 4, 5, 6, 7")
    assert rows(empty_warehouse, STORED) == [("a", 6, "won")]
    assert report.rejects_file is not None
    sent_back = list(csv.reader(report.rejects_file.read_text(encoding="utf-8-sig").splitlines()))
    assert [line[:2] for line in sent_back[1:]] == [["b", "Simmering"], ["c", "Prospcting"], ["d", "9"]]


def test_a_column_that_says_how_deals_ended_comes_first_and_may_not_contradict_the_stage(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    text = (
        "opportunity_id,stage,status\na,Proposal,Lost\nb,Proposal,\nc,Closed Won,lost\nd,Closed Won,进行中\ne,3,Won\n"
    )
    report = load_text(empty_warehouse, tmp_path, "opportunities", text, reject_rows=True)
    assert list_problems(report) == [
        (4, "stage", "Closed Won", "contradicts status, which says lost. Correct one of the two"),
        (5, "stage", "Closed Won", "contradicts status, which says open. Correct one of the two"),
    ]
    assert rows(empty_warehouse, STORED) == [("a", 4, "lost"), ("b", 4, "open"), ("e", 3, "won")]


def test_the_day_and_the_amount_of_an_open_deal_are_expected_ones(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    text = (
        "Opportunity ID,Stage,Close Date,Amount\na,Proposal,2026-05-01,100\nb,Closed Won,2026-04-01,200\n"
        "c,Closed Lost,2026-04-02,300\nd,Closed Lost,2026-04-03,0\ne,4,2026-04-04,500\n"
    )
    report = load_text(empty_warehouse, tmp_path, "opportunities", text)
    assert [str(one) for one in report.interpretations][-2:] == [
        "Close Date: is taken as expected_on where the outcome is open (1 row)",
        "Amount: is taken as expected_amount where the outcome is open, lost (2 rows)",
    ]
    cells = "opportunity_id, closed_on::varchar, expected_on::varchar, won_amount, expected_amount"
    assert rows(empty_warehouse, f"select {cells} from opportunities order by 1") == [
        ("a", None, "2026-05-01", None, 100.0),
        ("b", "2026-04-01", None, 200.0, None),
        ("c", "2026-04-02", None, None, 300.0),
        ("d", "2026-04-03", None, 0.0, None),
        ("e", "2026-04-04", None, 500.0, None),
    ]
    # Won later, the deal keeps on record what was expected of it.
    again = text.replace("a,Proposal,2026-05-01,100", "a,Closed Won,2026-05-03,90")
    assert counts(load_text(empty_warehouse, tmp_path, "opportunities", again, "later.csv")) == (0, 1, 4, 0)
    assert rows(empty_warehouse, f"select {cells} from opportunities limit 1") == [
        ("a", "2026-05-03", "2026-05-01", 90.0, 100.0)
    ]


def test_what_a_list_calls_by_our_own_names_is_stored_as_it_stands(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    text = "opportunity_id,stage,closed_on,won_amount\na,Proposal,2026-05-01,100\n"
    assert counts(load_text(empty_warehouse, tmp_path, "opportunities", text)) == (1, 0, 0, 0)
    assert rows(empty_warehouse, "select closed_on::varchar, won_amount, expected_on from opportunities") == [
        ("2026-05-01", 100.0, None)
    ]


def test_a_name_of_exactly_one_on_record_is_that_one_and_others_are_told(
    small_warehouse: Small, tmp_path: Path
) -> None:
    company = small_warehouse(
        employees=[{"employee_id": "E1", "name": "Ann Lee"}, {"employee_id": "E2", "name": "Bo"}],
        customers=[{"customer_id": "C1", "name": "Twin"}, {"customer_id": "C2", "name": "Twin"}],
        products=[{"product_id": "GTX Pro"}, {"product_id": "P2", "name": "MG"}, {"product_id": "MG", "name": "P2"}],
    )
    text = "opportunity_id,sales_agent,account,product\na,Ann Lee,C1,GTXPro\nb,E2,,mg\nc,ann lee,Twin,MG\nd,Cy,C2,P2\n"
    report = load_text(company, tmp_path, "opportunities", text, reject_rows=True)
    assert list_problems(report) == [
        (3, "product", "mg", "is not in products. Load products first, or correct it"),
        (4, "account", "Twin", "is not in customers. Load customers first, or correct it"),
        (5, "sales_agent", "Cy", "is not in employees. Load employees first, or correct it"),
    ]
    assert [str(one) for one in report.interpretations] == [
        "sales_agent “Ann Lee”: is on record as E1 (1 row)",
        "sales_agent “ann lee”: is on record as E1 (1 row)",
        "product “GTXPro”: is on record as GTX Pro (1 row)",
    ]
    deal_keys = "select opportunity_id, owner_id, customer_id, product_id from opportunities order by 1"
    assert rows(company, deal_keys) == [("a", "E1", "C1", "GTX Pro")]
    assert report.rejects_file is not None
    again = load_files(company, "opportunities", [report.rejects_file], unknown=KEEP_UNKNOWN)[0]
    assert counts(again) == (3, 0, 0, 0)
    assert [str(one) for one in again.interpretations][1:] == [
        "account “Twin”: is not in customers and is stored as it is written (1 row)",
        "sales_agent “Cy”: is not in employees and is stored as it is written (1 row)",
        "product “mg”: is not in products and is stored as it is written (1 row)",
    ]
    assert rows(company, deal_keys)[1:] == [("b", "E2", None, "mg"), ("c", "E1", "Twin", "MG"), ("d", "Cy", "C2", "P2")]
    assert check_integrity(company).set_index("table")["orphans"]["opportunities"] == 3


def test_where_nobody_is_on_record_the_names_of_a_list_are_stored_and_counted(
    empty_warehouse: Warehouse, tmp_path: Path
) -> None:
    text = f"{RAW}\na,Ann,GTX,Acme,Won,2026-01-02,2026-02-03,50\nb,Ann,MG,,Engaging,2026-01-05,,\n"
    report = load_text(empty_warehouse, tmp_path, "opportunities", text)
    assert counts(report) == (2, 0, 0, 0)
    assert [str(one) for one in report.interpretations][2:] == [
        "account: is stored as it is written, for customers is empty; different names: 1 (1 row)",
        "sales_agent: is stored as it is written, for employees is empty; different names: 1 (2 rows)",
        "product: is stored as it is written, for products is empty; different names: 2 (2 rows)",
    ]
    assert check_integrity(empty_warehouse).set_index("table")["orphans"]["opportunities"] == 5


def test_a_chinese_list_goes_in_as_its_tool_wrote_it(empty_warehouse: Warehouse, tmp_path: Path) -> None:
    text = (
        "商机编号;客户名称;业务员;产品;销售阶段;创建时间;结单日期;金额\n"
        "甲;;王芳;标准版;初步接触;2017/1/5;;\n乙;安达;王芳;标准版;赢单;2017年1月5日;2017.3.6;1.234,50\n"
        "丙;安达;李明;专业版;输单;20170105;2017-3-6;0\n丁;;李明;;谈判;2017/2/5;2017/9/30;800\n"
    )
    report = load_text(empty_warehouse, tmp_path, "opportunities", text.encode("gb18030"))
    assert counts(report) == (4, 0, 0, 0)
    cells = (
        "opportunity_id, owner_id, stage, outcome, opened_on::varchar, closed_on::varchar, expected_on::varchar, "
        "won_amount, expected_amount"
    )
    assert sorted(rows(empty_warehouse, f"select {cells} from opportunities"), key=str) == sorted(
        [
            ("甲", "王芳", 2, "open", "2017-01-05", None, None, None, None),
            ("乙", "王芳", 6, "won", "2017-01-05", "2017-03-06", None, 1234.5, None),
            ("丙", "李明", None, "lost", "2017-01-05", "2017-03-06", None, 0.0, None),
            ("丁", "李明", 5, "open", "2017-02-05", None, "2017-09-30", None, 800.0),
        ],
        key=str,
    )
