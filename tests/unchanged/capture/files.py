"""The files that the compared commands are given."""

from __future__ import annotations

from pathlib import Path

import openpyxl

TEXTS = {
    "employees.csv": "employee_id,name,job\nE1,Han Mei,Sales\nE2,Li Lei,Sales\n",
    "customers.csv": (
        "customer_id,name,kind,region,city,mobile,email\n"
        "A,Ann,individual,North,Beijing,13800138000,ann@example.com\n"
        "B,Bo 王,individual,South,Guangzhou,,bo@example.com\n"
        "D,Delta Ltd,enterprise,North,Tianjin,,office@delta.example\n"
        "E,Epsilon Ltd,enterprise,East,Shanghai,,\n"
        "F,Delta Limited,enterprise,North,Tianjin,,office@delta.example\n"
    ),
    "orders-2026.csv": (
        "order_id,line,customer_id,ordered_on,amount\n"
        "2,1,B,2026-01-07,20\n3,1,D,2026-03-09,300\n3,2,D,2026-03-09,45.5\n"
        "4,1,A,2026-08-11,70\n5,1,D,2026-09-01,1200\n6,1,F,2026-09-15,80\n"
    ),
    "deals.csv": (
        "Opportunity ID,Account,Sales Agent,Deal Stage,Engage Date,Close Date,Close Value\n"
        "O1,D,E1,Closed Won,2026-02-01,2026-03-09,345.5\n"
        "O2,E,E1,Negotiation,2026-08-01,2026-12-20,900\n"
        "O3,B,E2,Closed Lost,2026-01-05,2026-02-20,0\n"
    ),
    "targets.csv": "metric,period_start,value\nrevenue,2026-01-01,2000\nnps,2026-01-01,40\n",
    # Headings of somebody's own, and what they mean: the second file of the layout is understood without the map.
    "own-headings.csv": "Kundennummer,Bezeichnung,Ort,x\nG,Gamma GmbH,Bonn,1\nH,Hanna,Köln,2\n",
    "own-headings-2.csv": "Kundennummer,Bezeichnung,Ort,x\nI,Ida,Mainz,1\n",
    "headings.json": '{"Kundennummer": "customer_id", "Bezeichnung": "name", "Ort": "city", "x": null}\n',
    "changed.csv": "customer_id,name,city\nA,Ann Li,Beijing\nB,Bo 王,Shenzhen\nJ,Jo,Wuhan\n",
    "wrong.csv": "customer_id,name,kind\nK,Kim,individual\nL,Lou,nobody\n,Max,individual\n",
    "wrong-orders.csv": (
        "order_id,line,customer_id,ordered_on,amount\n7,1,A,yesterday,10\n8,1,nobody,2026-01-01,x\n9,1,A,2026-01-02,5\n"
    ),
    "numbers.txt": "A\nD\n",
    "customer.json": '{"kind": "individual", "name": "Kai", "mobile": "13900139000", "city": "Xi\'an"}\n',
    "export.csv": (
        "Response ID,Customer ID,Submitted at,How satisfied are you with us? (1-5),"
        "How likely are you to recommend us? (0-10),What could we do better?\n"
        "R1,A,2026-03-02 10:00:00,5,10,Nothing\nR2,B,2026-03-03 11:30:00,2,3,Answer faster\n"
        "R3,D,2026-03-04 09:15:00,4,8,\nR4,,2026-03-05 16:45:00,3,7,Lower prices\n"
    ),
    "export-2.csv": (
        "Response ID,Customer ID,Submitted at,How satisfied are you with us? (1-5),"
        "How likely are you to recommend us? (0-10),What could we do better?\n"
        "R5,A,2026-08-02 10:00:00,4,9,Go on\nR6,E,2026-08-03 11:30:00,six,3,Answer\n"
    ),
    # A layout whose map is not the proposed one: remembered when it was applied once.
    "odd.csv": "Nr,Kunde,Wann,Note,Wort\n1,A,02.05.2026,1,gut\n2,D,03.05.2026,5,schlecht\n",
    "odd-2.csv": "Nr,Kunde,Wann,Note,Wort\n3,B,04.06.2026,2,ja\n",
}


def write_files(folder: Path) -> None:
    """Writes all of them into the folder."""
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    book = openpyxl.Workbook()
    for row in [("order_id", "line", "customer_id", "ordered_on", "amount"), ("1", 1, "A", "2025-12-30", 10.5)]:
        book.active.append(row)
    book.save(folder / "orders-2025.xlsx")
