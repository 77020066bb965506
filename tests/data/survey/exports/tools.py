"""Exports of made-up surveys as the tools write them: fourteen layouts with their documented variants."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import xlsxwriter

from tests.data.survey.exports.questionnaire import NA, Person, Question, people, questionnaire, unfinish
from tests.data.survey.exports.truth import ANY_SCORED, Expected, Export, Truth
from tests.data.survey.exports.words import NOT_APPLICABLE, OTHER_TYPED

Cell = Callable[[Person], object]
Name = Callable[[Question, str], str]

LAYOUTS = (
    "surveymonkey_expanded",
    "surveymonkey_condensed",
    "qualtrics_text",
    "qualtrics_numeric",
    "google_forms",
    "google_sheets",
    "limesurvey_codes",
    "limesurvey_full_text",
    "typeform",
    "wenjuanxing_text",
    "wenjuanxing_number",
    "tencent",
    "microsoft_forms",
    "microsoft_forms_zh",
)
HAS_PARTIAL = ("qualtrics_text", "qualtrics_numeric", "limesurvey_codes", "limesurvey_full_text", "typeform")
CHINESE = ("wenjuanxing_text", "wenjuanxing_number", "tencent", "microsoft_forms_zh")


@dataclass
class Sheet:
    """A file in the making: columns with their headings, one per header row, and what they must become."""

    rng: random.Random
    language: str
    asked: list[Question]
    people: list[Person]
    heads: list[tuple[str, ...]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    variants: list[str] = field(default_factory=list)
    plain: bool = False
    ids: dict[int, str] | None = None
    has_no_stamps: bool = False

    def column(self, head: str | tuple[str, ...], cell: Cell) -> None:
        self.heads.append((head,) if isinstance(head, str) else head)
        self.cells.append(cell)

    def maybe(self, name: str, share: float = 0.5) -> bool:
        """Whether this file has a variant; never in a plain one."""
        drawn = self.rng.random() < share
        if drawn and not self.plain:
            self.variants.append(name)
        return drawn and not self.plain

    @property
    def na(self) -> str:
        return NOT_APPLICABLE[self.language]

    def records(self) -> list[list[object]]:
        depth = max(len(head) for head in self.heads)
        rows: list[list[object]] = [[(*head, "", "")[level] for head in self.heads] for level in range(depth)]
        return rows + [[cell(person) for cell in self.cells] for person in self.people]

    # What a question must become, in the words of the file.
    def scores(self, at: int, row: int | None = None) -> dict[int, object]:
        found = {}
        for person in self.people:
            value = answer_text(person, at, row)
            if isinstance(value, int):
                found[person.number] = float(value)
        return found

    def options_by_person(self, at: int, name: Name | None = None) -> dict[int, object]:
        """By person the set of options; `name` is what the file calls an option."""
        question, found = self.asked[at], {}
        for person in self.people:
            value = person.answers[at]
            options = value if isinstance(value, dict) else {} if value is None else {_option(value): ""}
            if options:
                found[person.number] = frozenset(
                    option if name is None or option == question.other else name(question, option) for option in options
                )
        return found

    def named(self, at: int, name: Name, other: str = "") -> dict[int, object]:
        """The same where the file has another name for "other", too; mostly the one it makes of its label."""
        return {
            number: frozenset(
                (other or name(self.asked[at], option)) if option == self.asked[at].other else option
                for option in options
            )
            for number, options in self.options_by_person(at, name).items()
            if isinstance(options, frozenset)
        }

    def texts(self, at: int) -> dict[int, object]:
        return {person.number: person.answers[at] for person in self.people if person.answers[at] is not None}

    def expect(
        self,
        at: int,
        kind: str,
        answers: dict[int, object],
        names: Iterable[str] = (),
        roles: Sequence[str] | None = None,
        row: int | None = None,
        counts_other: bool = True,
    ) -> None:
        question = self.asked[at]
        pair = ""
        if question.block and roles is None:
            pair = f"{question.block} {question.item if row is None else question.parts[row]}"
        self.expected.append(
            Expected(
                kind=kind,
                names=tuple(names),
                roles=tuple(question.roles if roles is None else roles),
                answers=answers,
                scale=(question.low, question.high) if kind == "scores" else None,
                free=free_words(question, self.language),
                counts_other=counts_other,
                pair=pair,
                is_overall=question.is_overall,
                is_nps=question.is_nps,
            )
        )

    def typed_apart(self, at: int, name: str) -> None:
        """A column of its own for the words typed at "other". It may be stored with its question, or as a comment."""
        answers = {
            person.number: typed(person, at, self.asked[at])
            for person in self.people
            if typed(person, at, self.asked[at])
        }
        self.expected.append(Expected("texts", (name,), ("comment", "choice"), answers, is_optional=True))


def free_words(question: Question, language: str) -> frozenset[str]:
    """What may stand for "other" in the warehouse: its label, its code, or what was typed."""
    typed = OTHER_TYPED[language]
    names = (question.other, *(f"{question.other}〖{text}〗" for text in typed))
    return frozenset({*names, *typed, "-oth-", "other", "Other"}) if question.other else frozenset()


def answer_text(person: Person, at: int, row: int | None = None) -> object:
    value = person.answers[at]
    if row is None or value is None:
        return value
    assert isinstance(value, list)
    return value[row]


def _option(value: object) -> str:
    return str(value[0]) if isinstance(value, tuple) else str(value)


def typed(person: Person, at: int, question: Question) -> str:
    """What was typed at "other"."""
    value = person.answers[at]
    if isinstance(value, tuple):
        return str(value[1])
    return str(value.get(question.other, "")) if isinstance(value, dict) and question.other else ""


def has(person: Person, at: int, option: str) -> bool:
    value = person.answers[at]
    return isinstance(value, dict) and option in value


def label(sheet: Sheet, at: int, row: int | None = None, blank: str = "", numbers: bool = False) -> Cell:
    """The cell of a scale: its label, or its number."""
    question = sheet.asked[at]

    def cell(person: Person) -> object:
        value = answer_text(person, at, row)
        if value == NA:
            return "" if numbers else sheet.na
        if not isinstance(value, int):
            return blank
        return value if numbers or not question.labels else question.label(value)

    return cell


def words_of(at: int, blank: str = "") -> Cell:
    """The cell of an open question."""
    return lambda person: blank if person.answers[at] is None else person.answers[at]


def joined(
    sheet: Sheet,
    at: int,
    delimiter: str,
    name: Name = lambda question, option: option,
    other: Name = lambda question, words: words,
    blank: str = "",
    end: str = "",
) -> Cell:
    """The cell of a choose-all question with all its options in one; `other` is how typed words stand there."""
    question = sheet.asked[at]

    def cell(person: Person) -> object:
        value = person.answers[at]
        if not isinstance(value, dict):
            return blank
        found = [name(question, option) for option in question.parts if option in value]
        if question.other and question.other in value:
            found.append(other(question, str(value[question.other])))
        return delimiter.join(found) + end

    return cell


def single(
    sheet: Sheet,
    at: int,
    name: Name = lambda question, option: option,
    other: Name = lambda question, words: words,
    blank: str = "",
) -> Cell:
    question = sheet.asked[at]

    def cell(person: Person) -> object:
        value = person.answers[at]
        if value is None:
            return blank
        if isinstance(value, tuple):
            return other(question, str(value[1]))
        return name(question, str(value))

    return cell


def number_of(question: Question, option: str) -> str:
    return str([*question.parts, question.other].index(option) + 1)


def to_csv(records: list[list[object]], encoding: str, delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(records)
    return out.getvalue().encode(encoding, errors="replace" if encoding == "gbk" else "strict")


def to_xlsx(path: Path, records: list[list[object]], sheet: str = "Sheet1") -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet(sheet)
        stamp = book.add_format({"num_format": "m/d/yy h:mm:ss"})
        for at, record in enumerate(records):
            for place, cell in enumerate(record):
                if isinstance(cell, datetime):
                    page.write_datetime(at, place, cell, stamp)
                elif isinstance(cell, int | float):
                    page.write_number(at, place, cell)
                elif cell not in ("", None):
                    page.write_string(at, place, str(cell))


def clock(moment: datetime, style: str) -> str:
    hour = moment.hour % 12 or 12
    half = "AM" if moment.hour < 12 else "PM"
    return {
        "iso": f"{moment:%Y-%m-%d %H:%M:%S}",
        "iso T": f"{moment:%Y-%m-%dT%H:%M:%S}",
        "slashes": f"{moment:%Y/%m/%d %H:%M:%S}",
        "short": f"{moment.year}/{moment.month}/{moment.day} {moment.hour}:{moment:%M:%S}",
        "minutes": f"{moment.year}/{moment.month}/{moment.day} {moment.hour}:{moment:%M}",
        "us 12": f"{moment:%m/%d/%Y} {hour:02}:{moment:%M:%S} {half}",
        "us 24": f"{moment.month}/{moment.day}/{moment.year} {moment.hour}:{moment:%M:%S}",
        "uk": f"{moment:%d/%m/%Y %H:%M:%S}",
        "de": f"{moment:%d.%m.%Y %H:%M:%S}",
        "google": f"{moment:%Y/%m/%d} {hour}:{moment:%M:%S} {half} GMT+8",
        "google zh": f"{moment:%Y/%m/%d} {hour}:{moment:%M:%S} {'上午' if moment.hour < 12 else '下午'} GMT+8",
        "google offset": f"{moment:%Y/%m/%d} {hour}:{moment:%M:%S} {half} GMT-3:30",
    }[style]


def digest(seed: int, person: Person, length: int) -> str:
    return hashlib.sha256(f"{seed} {person.number}".encode()).hexdigest()[:length]


# The tools. Each lays out its own columns and says what they must become.


def surveymonkey(sheet: Sheet, seed: int, condensed: bool) -> bytes:
    style = "iso" if sheet.maybe("iso dates", 0.2) else "us 12"
    ids = {person.number: str(10_000_000_000 + int(digest(seed, person, 9), 16)) for person in sheet.people}
    sheet.column(("Respondent ID", ""), lambda person: ids[person.number])
    if not sheet.maybe("without Collector ID", 0.3):
        sheet.column(("Collector ID", ""), lambda person: "446111201")
    sheet.column(("Start Date", ""), lambda person: clock(person.started, style))
    sheet.column(("End Date", ""), lambda person: clock(person.sent, style))
    sheet.column(("IP Address", ""), lambda person: f"203.0.113.{person.number % 250}")
    if not sheet.maybe("without names", 0.2):
        sheet.column(("Email Address", ""), lambda person: person.email)
        sheet.column(("First Name", ""), lambda person: "")
        sheet.column(("Last Name", ""), lambda person: "")
    extra = sheet.rng.choice((1, 1, 0, 3))
    for number in range(1, (1 if sheet.plain else extra) + 1):
        sheet.column((f"Custom Data {number}", ""), lambda person: "gold" if person.number % 3 == 0 else "")
    for at, question in enumerate(sheet.asked):
        if question.kind == "scale":
            second = "" if question.is_nps else "Response"
            sheet.column((question.wording, second), label(sheet, at))
            sheet.expect(at, "scores", sheet.scores(at), [question.wording])
        elif question.kind == "matrix":
            for row, part in enumerate(question.parts):
                sheet.column(("" if row else question.wording, part), label(sheet, at, row))
                sheet.expect(at, "scores", sheet.scores(at, row), [part], row=row)
        elif question.kind == "open":
            sheet.column((question.wording, "Open-Ended Response"), words_of(at))
            sheet.expect(at, "texts", sheet.texts(at), [question.wording])
        elif question.kind == "single":
            named = bool(question.other) and sheet.maybe("the option other is named as well")
            sheet.column(
                (question.wording, "Response"),
                single(sheet, at, other=lambda question, words, named=named: question.other if named else ""),
            )
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording], counts_other=False)
            if question.other:
                sheet.column(("", question.other), lambda person, at=at, question=question: typed(person, at, question))
                sheet.typed_apart(at, question.other)
        elif condensed:
            sheet.column((question.wording, "Response"), joined(sheet, at, ", "))
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
        else:
            for place, option in enumerate(question.parts):
                head = ("" if place else question.wording, option)
                sheet.column(head, lambda person, at=at, option=option: option if has(person, at, option) else "")
            if question.other:
                sheet.column(("", question.other), lambda person, at=at, question=question: typed(person, at, question))
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
    sheet.ids = ids
    return to_csv(sheet.records(), "utf-8" if condensed else "utf-8-sig")


QUALTRICS_META = (
    ("StartDate", "Start Date", "startDate"),
    ("EndDate", "End Date", "endDate"),
    ("Status", "Response Type", "status"),
    ("IPAddress", "IP Address", "ipAddress"),
    ("Progress", "Progress", "progress"),
    ("Duration (in seconds)", "Duration (in seconds)", "duration"),
    ("Finished", "Finished", "finished"),
    ("RecordedDate", "Recorded Date", "recordedDate"),
    ("ResponseId", "Response ID", "_recordId"),
    ("RecipientLastName", "Recipient Last Name", "recipientLastName"),
    ("RecipientFirstName", "Recipient First Name", "recipientFirstName"),
    ("RecipientEmail", "Recipient Email", "recipientEmail"),
    ("ExternalReference", "External Data Reference", "externalDataReference"),
    ("LocationLatitude", "Location Latitude", "locationLatitude"),
    ("LocationLongitude", "Location Longitude", "locationLongitude"),
    ("DistributionChannel", "Distribution Channel", "distributionChannel"),
    ("UserLanguage", "User Language", "userLanguage"),
)


def qualtrics(sheet: Sheet, seed: int, numeric: bool) -> bytes:
    ids = {person.number: f"R_{digest(seed, person, 15)}" for person in sheet.people}
    anonymous = sheet.maybe("anonymised: fewer meta columns", 0.25)
    gone = (
        "IPAddress",
        "RecipientLastName",
        "RecipientFirstName",
        "RecipientEmail",
        "LocationLatitude",
        "LocationLongitude",
    )
    status = {"complete": "IP Address", "partial": "IP Address", "preview": "Survey Preview", "blank": "IP Address"}
    codes = {"IP Address": 0, "Survey Preview": 1}

    def meta(name: str) -> Cell:
        def cell(person: Person) -> object:
            done = person.status != "partial"
            values: dict[str, object] = {
                "StartDate": clock(person.started, "iso"),
                "EndDate": clock(person.sent, "iso"),
                "RecordedDate": clock(person.sent, "iso"),
                "Status": codes[status[person.status]] if numeric else status[person.status],
                "IPAddress": f"203.0.113.{person.number % 250}",
                "Progress": 100 if done else 55,
                "Duration (in seconds)": int((person.sent - person.started).total_seconds()),
                "Finished": int(done) if numeric else str(done),
                "ResponseId": ids[person.number],
                "LocationLatitude": "22.54",
                "LocationLongitude": "114.06",
                "DistributionChannel": "preview" if person.status == "preview" else "anonymous",
                "UserLanguage": "EN" if sheet.language == "en" else "ZH-S",
            }
            return values.get(name, "")

        return cell

    for name, text, import_id in QUALTRICS_META:
        if anonymous and name in gone:
            continue
        mark: dict[str, str] = {"ImportId": import_id}
        if import_id.endswith("Date"):
            mark["timeZone"] = "Asia/Shanghai"
        sheet.column((name, text, json.dumps(mark, separators=(",", ":"))), meta(name))

    def head(code: str, text: str, import_id: str) -> tuple[str, str, str]:
        return (code, text, json.dumps({"ImportId": import_id}, separators=(",", ":")))

    split = sheet.maybe("choose-all in columns", 0.4)
    for at, question in enumerate(sheet.asked):
        code = f"Q{at + 1}"
        qid = f"QID{at + 1}"
        if question.kind == "scale":
            if question.is_nps:

                def group(person: Person, at: int = at) -> object:
                    value = answer_text(person, at)
                    if not isinstance(value, int):
                        return ""
                    place = 1 if value <= 6 else 2 if value <= 8 else 3
                    return place if numeric else ("Detractor", "Passive", "Promoter")[place - 1]

                sheet.column(head(f"{code}_NPS_GROUP", f"{question.wording} - Group", f"{qid}_NPS_GROUP"), group)
            sheet.column(head(code, question.wording, qid), label(sheet, at, numbers=numeric))
            sheet.expect(at, "scores", sheet.scores(at), [question.wording])
        elif question.kind == "matrix":
            for row, part in enumerate(question.parts):
                place = f"{code}_{row + 1}"
                sheet.column(
                    head(place, f"{question.wording} - {part}", f"{qid}_{row + 1}"),
                    label(sheet, at, row, numbers=numeric),
                )
                sheet.expect(at, "scores", sheet.scores(at, row), [part], row=row)
        elif question.kind == "open":
            sheet.column(head(code, question.wording, f"{qid}_TEXT"), words_of(at))
            sheet.expect(at, "texts", sheet.texts(at), [question.wording])
        else:
            name = number_of if numeric else lambda question, option: option
            text = f"{question.wording} - Selected Choice" if question.other else question.wording
            if question.kind == "single":
                sheet.column(
                    head(code, text, qid),
                    single(sheet, at, name, lambda question, words, name=name: name(question, question.other)),
                )
                sheet.expect(at, "options", sheet.named(at, name), [question.wording])
            elif split:
                for place, option in enumerate([*question.parts, *filter(None, [question.other])], start=1):
                    sheet.column(
                        head(f"{code}_{place}", f"{text} - {option}", f"{qid}_{place}"),
                        lambda person, at=at, option=option: (
                            (1 if numeric else option) if has(person, at, option) else ""
                        ),
                    )
                sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
            else:
                sheet.column(
                    head(code, text, qid),
                    joined(sheet, at, ",", name, lambda question, words, name=name: name(question, question.other)),
                )
                sheet.expect(at, "options", sheet.named(at, name), [question.wording])
            if question.other:
                place = len(question.parts) + 1
                sheet.column(
                    head(
                        f"{code}_{place}_TEXT", f"{question.wording} - {question.other} - Text", f"{qid}_{place}_TEXT"
                    ),
                    lambda person, at=at, question=question: typed(person, at, question),
                )
                sheet.typed_apart(at, question.other)
    sheet.ids = ids
    return to_csv(sheet.records(), "utf-8-sig")


STAMPS = {
    "Timestamp": ("us 24", "slashes"),
    "Marca temporal": ("uk",),
    "Horodateur": ("uk",),
    "Zeitstempel": ("de",),
    "Carimbo de data/hora": ("uk",),
    "タイムスタンプ": ("slashes",),
    "타임스탬프": ("slashes",),
    "时间戳记": ("slashes", "short"),
}


def google(sheet: Sheet, seed: int, forms: bool) -> bytes:
    stamp, style = ("Timestamp", "google") if forms else ("时间戳记", "slashes")
    if forms and sheet.maybe("Chinese stamp", 0.2):
        stamp, style = "时间戳记", "google zh"
    elif forms and sheet.maybe("a zone with minutes", 0.2):
        style = "google offset"
    elif not forms and sheet.maybe("another stamp", 0.7):
        stamp = sheet.rng.choice(list(STAMPS))
        style = sheet.rng.choice(STAMPS[stamp])
        sheet.variants.append(f"{stamp} {style}")
    sheet.column(stamp, lambda person: clock(person.sent, style))
    if not sheet.maybe("without address", 0.3):
        address = {"en": "Username" if forms else "Email Address", "zh": "用户名" if forms else "电子邮件地址"}
        sheet.column(address[sheet.language], lambda person: person.email)
    for at, question in enumerate(sheet.asked):
        if question.kind == "scale":
            linear = bool(question.labels) and question.is_overall and sheet.rng.random() < 0.5
            sheet.column(question.wording, label(sheet, at, numbers=linear or (question.is_overall and sheet.plain)))
            sheet.expect(at, "scores", sheet.scores(at), [question.wording])
        elif question.kind == "matrix":
            for row, part in enumerate(question.parts):
                sheet.column(f"{question.wording} [{part}]", label(sheet, at, row))
                sheet.expect(at, "scores", sheet.scores(at, row), [part], row=row)
        elif question.kind == "open":
            sheet.column(question.wording, words_of(at))
            sheet.expect(at, "texts", sheet.texts(at), [question.wording])
        elif question.kind == "single":
            sheet.column(question.wording, single(sheet, at))
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
        else:
            sheet.column(question.wording, joined(sheet, at, ";" if forms else ", "))
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
    return to_csv(sheet.records(), "utf-8", quoting=csv.QUOTE_ALL if forms else csv.QUOTE_MINIMAL)


def limesurvey(sheet: Sheet, seed: int, codes: bool) -> bytes:
    ids = {person.number: str(person.number + 40) for person in sheet.people}
    anonymous = sheet.maybe("anonymous: no stamps", 0.2)

    def submitted(person: Person) -> object:
        if person.status == "partial":
            return ""
        return "1980-01-01 00:00:00" if anonymous else clock(person.sent, "iso")

    sheet.column("id" if codes else "Response ID", lambda person: ids[person.number])
    sheet.column("submitdate" if codes else "Date submitted", submitted)
    sheet.column("lastpage" if codes else "Last page", lambda person: 1 if person.status == "partial" else 3)
    sheet.column("startlanguage" if codes else "Start language", lambda person: "en")
    sheet.column("seed" if codes else "Seed", lambda person: int(digest(seed, person, 7), 16))
    if sheet.maybe("with token", 0.3):
        sheet.column("token" if codes else "Access code", lambda person: digest(seed + 1, person, 15))
    if not anonymous and not sheet.maybe("without date stamps", 0.2):
        sheet.column("startdate" if codes else "Date started", lambda person: clock(person.started, "iso"))
        sheet.column("datestamp" if codes else "Date last action", lambda person: clock(person.sent, "iso"))
    if not anonymous:
        sheet.column("ipaddr" if codes else "IP address", lambda person: f"203.0.113.{person.number % 250}")
    if sheet.maybe("with refurl", 0.3):
        sheet.column("refurl" if codes else "Referrer URL", lambda person: "https://example.com/page?a=1,2")
    own = codes and sheet.maybe("codes that tell nothing", 0.25)
    for at, question in enumerate(sheet.asked):
        code = f"G01Q{at + 1:02}" if own else question.code
        title = code if codes else question.wording
        if question.kind == "scale":
            lettered = codes and bool(question.labels)
            sheet.column(title, _lettered(sheet, at) if lettered else label(sheet, at, numbers=codes))
            if not codes:
                sheet.expect(at, "scores", sheet.scores(at), [question.wording])
            elif own or question.block or code.startswith(("AGAIN", "QUALITY", "SAT")):
                sheet.expect(at, "some" if lettered else "scores", sheet.scores(at), [], [*ANY_SCORED, "choice"])
            else:
                sheet.expect(at, "scores", sheet.scores(at), [])
        elif question.kind == "matrix":
            for row, part in enumerate(question.parts):
                name = f"{title}[SQ{row + 1:03}]" if codes else f"{title} [{part}]"
                lettered = codes and bool(question.labels)
                sheet.column(name, _lettered(sheet, at, row) if lettered else label(sheet, at, row, numbers=codes))
                if codes:
                    sheet.expect(at, "scores", sheet.scores(at, row), [f"SQ{row + 1:03}"], ANY_SCORED, row)
                else:
                    sheet.expect(at, "scores", sheet.scores(at, row), [part], row=row)
        elif question.kind == "open":
            sheet.column(title, words_of(at))
            sheet.expect(at, "texts", sheet.texts(at), [] if codes else [question.wording])
        elif question.kind == "single":
            other = "-oth-" if codes else question.other
            name = (
                (lambda question, option: f"A{number_of(question, option)}")
                if codes
                else (lambda question, option: option)
            )
            sheet.column(title, single(sheet, at, name, lambda question, words, other=other: other))
            told = not codes or (not own and code.startswith(("AGE", "REGION", "GENDER")) and code != "AGAIN")
            answers = sheet.named(at, name, other)
            if told:
                sheet.expect(at, "options", answers, [] if codes else [question.wording])
            else:
                sheet.expect(at, "some", answers, [], [*ANY_SCORED, "choice"])
            if question.other:
                sheet.column(
                    f"{title}[other]" if codes else f"{title} [Other]",
                    lambda person, at=at, question=question: typed(person, at, question),
                )
                sheet.typed_apart(at, "ther")
        else:
            yes, no = ("Y", "") if codes else ("Yes", "No")
            for place, option in enumerate(question.parts, start=1):
                sheet.column(
                    f"{title}[SQ{place:03}]" if codes else f"{title} [{option}]",
                    lambda person, at=at, option=option, yes=yes, no=no: (
                        yes
                        if has(person, at, option)
                        else ""
                        if person.status == "partial" and person.answers[at] is None
                        else no
                    ),
                )
            if question.other:
                sheet.column(
                    f"{title}[other]" if codes else f"{title} [{question.other}]",
                    lambda person, at=at, question=question: typed(person, at, question),
                )
            if codes:
                answers = sheet.named(at, lambda question, option: f"SQ{question.parts.index(option) + 1:03}", "other")
            else:
                answers = sheet.options_by_person(at)
            sheet.expect(at, "options", answers, [] if codes else [question.wording])
    if sheet.maybe("with times", 0.3):
        sheet.column("interviewtime" if codes else "Total time", lambda person: "84.21")
        sheet.column("groupTime12" if codes else "Group time: Your visit", lambda person: "44.2")
        first = "G01Q01" if own else sheet.asked[0].code
        sheet.column(f"{first}Time" if codes else f"Question time: {first}", lambda person: "12.08")
    sheet.ids = ids
    sheet.has_no_stamps = anonymous
    return to_csv(sheet.records(), "utf-8-sig", "," if codes else ";", csv.QUOTE_ALL)


def _lettered(sheet: Sheet, at: int, row: int | None = None) -> Cell:
    def cell(person: Person) -> object:
        value = answer_text(person, at, row)
        return f"A{value}" if isinstance(value, int) else ""

    return cell


def typeform(sheet: Sheet, seed: int) -> bytes:
    older = all(person.status != "partial" for person in sheet.people)
    if older:
        sheet.variants.append("older")
    ids = {person.number: digest(seed, person, 32) for person in sheet.people}
    sheet.column("#", lambda person: ids[person.number])
    for at, question in enumerate(sheet.asked):
        if question.kind == "scale":
            numbers = sheet.plain or sheet.rng.random() < 0.5
            if question.block == "kano":
                numbers = False
            sheet.column(question.wording, label(sheet, at, numbers=numbers))
            sheet.expect(at, "scores", sheet.scores(at), [question.wording])
        elif question.kind == "matrix":
            for row, part in enumerate(question.parts):
                sheet.column(part, label(sheet, at, row, numbers=True))
                sheet.expect(at, "scores", sheet.scores(at, row), [part], ANY_SCORED, row)
        elif question.kind == "open":
            sheet.column(question.wording, words_of(at))
            sheet.expect(at, "texts", sheet.texts(at), [question.wording])
        elif question.kind == "single":
            sheet.column(question.wording, single(sheet, at))
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
        else:
            for option in question.parts:
                sheet.column(option, lambda person, at=at, option=option: option if has(person, at, option) else "")
            if question.other:
                sheet.column("Other", lambda person, at=at, question=question: typed(person, at, question))
            sheet.expect(at, "options", sheet.options_by_person(at), [])
    if not older:
        sheet.column("Response Type", lambda person: "partial" if person.status == "partial" else "completed")
    sheet.column("Start Date (UTC)", lambda person: clock(person.started, "iso"))
    if not older:
        sheet.column("Stage Date (UTC)", lambda person: clock(person.sent, "iso") if person.status == "partial" else "")
    sheet.column("Submit Date (UTC)", lambda person: "" if person.status == "partial" else clock(person.sent, "iso"))
    sheet.column("Network ID", lambda person: digest(seed + 1, person, 10))
    if not older:
        sheet.column("Tags", lambda person: "")
        if sheet.maybe("with Ending", 0.4):
            sheet.column("Ending", lambda person: "DefaultTyScreen")
    sheet.ids = ids
    return to_csv(sheet.records(), "utf-8")


def wenjuanxing(sheet: Sheet, seed: int, numbers: bool, path: Path) -> bytes | None:
    ids = {person.number: str(person.number) for person in sheet.people}
    style = sheet.rng.choice(("slashes", "iso", "short")) if sheet.maybe("another date", 0.4) else "short"
    sheet.column("序号", lambda person: ids[person.number])
    sheet.column("提交答卷时间", lambda person: clock(person.sent, style))
    few = sheet.maybe("fewer meta columns", 0.4)
    metas: tuple[tuple[str, Cell], ...] = (
        ("所用时间", lambda person: f"{int((person.sent - person.started).total_seconds())}秒"),
        ("来源", lambda person: ("微信", "链接", "手机提交")[person.number % 3]),
        ("来源详情", lambda person: "N/A"),
        ("来自IP", lambda person: f"203.0.113.{person.number % 250}(广东-深圳)"),
    )
    for name, cell in metas:
        if not few or sheet.rng.random() < 0.5:
            sheet.column(name, cell)
    if not numbers and (sheet.plain or sheet.rng.random() < 0.5):
        sheet.column("总分", lambda person: answer_text(person, 0) if isinstance(answer_text(person, 0), int) else 0)
    empty, skipped = ("-2", "-3") if numbers else ("(空)", "(跳过)")
    for at, question in enumerate(sheet.asked):
        title = f"{at + 1}、{question.wording}"
        if question.kind == "scale":
            sheet.column(title, label(sheet, at, blank=empty, numbers=numbers))
            sheet.expect(at, "scores", sheet.scores(at), [question.wording])
        elif question.kind == "matrix":
            for row, part in enumerate(question.parts):
                sheet.column(f"{title}—{part}", label(sheet, at, row, empty, numbers))
                sheet.expect(at, "scores", sheet.scores(at, row), [part], row=row)
        elif question.kind == "open":
            sheet.column(title, words_of(at, "(空)" if sheet.rng.random() < 0.5 or not numbers else empty))
            sheet.expect(at, "texts", sheet.texts(at), [question.wording])
        elif question.kind == "single":
            name = number_of if numbers else lambda question, option: option
            filled = (
                (lambda question, words: number_of(question, question.other))
                if numbers
                else (lambda question, words: f"{question.other}〖{words}〗")
            )
            sheet.column(title, single(sheet, at, name, filled, skipped))
            sheet.expect(at, "options", sheet.named(at, name), [question.wording])
        elif numbers:
            for option in [*question.parts, *filter(None, [question.other])]:
                sheet.column(
                    f"{at + 1}({option})",
                    lambda person, at=at, option=option: (
                        skipped if person.answers[at] is None else int(has(person, at, option))
                    ),
                )
            sheet.expect(at, "options", sheet.options_by_person(at), [])
        else:
            sheet.column(
                title,
                joined(sheet, at, "┋", other=lambda question, words: f"{question.other}〖{words}〗", blank=skipped),
            )
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
    sheet.ids = ids
    if path.suffix == ".xlsx":
        to_xlsx(path, sheet.records())
        return None
    return to_csv(sheet.records(), "gbk")


def tencent(sheet: Sheet, seed: int) -> bytes:
    ids = {person.number: str(person.number) for person in sheet.people}
    sheet.column("编号", lambda person: ids[person.number])
    sheet.column("开始答题时间", lambda person: clock(person.started, "minutes"))
    sheet.column("结束答题时间", lambda person: clock(person.sent, "minutes"))
    sheet.column("答题时长", lambda person: int((person.sent - person.started).total_seconds()))
    for at, question in enumerate(sheet.asked):
        title = f"{at + 1}.{question.wording}"
        if question.kind == "scale":
            sheet.column(title, label(sheet, at))
            sheet.expect(at, "scores", sheet.scores(at), [question.wording])
        elif question.kind == "matrix":
            for row, part in enumerate(question.parts):
                sheet.column(f"{title}:{part}", label(sheet, at, row))
                sheet.expect(at, "scores", sheet.scores(at, row), [part], row=row)
        elif question.kind == "open":
            sheet.column(title, words_of(at))
            sheet.expect(at, "texts", sheet.texts(at), [question.wording])
        elif question.kind == "single":
            sheet.column(title, single(sheet, at, other=lambda question, words: question.other))
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
        else:
            for option in [*question.parts, *filter(None, [question.other])]:
                sheet.column(
                    f"{title}:{option}", lambda person, at=at, option=option: option if has(person, at, option) else ""
                )
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
    sheet.ids = ids
    return to_csv(sheet.records(), "utf-8-sig")


def microsoft(sheet: Sheet, seed: int, chinese: bool, path: Path) -> None:
    ids = {person.number: str(person.number) for person in sheet.people}
    names = (
        ("ID", "开始时间", "完成时间", "电子邮件", "名称")
        if chinese
        else ("ID", "Start time", "Completion time", "Email", "Name")
    )
    known = sheet.maybe("with addresses", 0.5)
    sheet.column(names[0], lambda person: person.number)
    sheet.column(names[1], lambda person: person.started.replace(microsecond=0))
    sheet.column(names[2], lambda person: person.sent.replace(microsecond=0))
    sheet.column(names[3], lambda person: person.email if known else "anonymous")
    sheet.column(names[4], lambda person: f"Somebody {person.number}" if known else "")
    quiz = not chinese and sheet.maybe("quiz", 0.3)
    if quiz:
        sheet.column("Total points", lambda person: person.number % 5)
        sheet.column("Quiz feedback", lambda person: "")
    if not quiz and sheet.maybe("last modified", 0.3):
        sheet.column("上次修改时间" if chinese else "Last modified time", lambda person: "")
    taken: dict[str, int] = {}

    def once(title: str) -> str:
        taken[title] = taken.get(title, 0) + 1
        return title if taken[title] == 1 else f"{title}{taken[title]}"

    def add(title: str, cell: Cell) -> None:
        name = once(title)
        sheet.column(name, cell)
        if quiz:
            sheet.column(f"Points - {name}", lambda person: person.number % 2)
            sheet.column(f"Feedback - {name}", lambda person: "")

    for at, question in enumerate(sheet.asked):
        if question.kind == "scale":
            add(question.wording, label(sheet, at))
            sheet.expect(at, "scores", sheet.scores(at), [question.wording])
        elif question.kind == "matrix":
            for row, part in enumerate(question.parts):
                add(part, label(sheet, at, row))
                sheet.expect(at, "scores", sheet.scores(at, row), [part], ANY_SCORED, row)
        elif question.kind == "open":
            add(question.wording, words_of(at))
            sheet.expect(at, "texts", sheet.texts(at), [question.wording])
        elif question.kind == "single":
            add(question.wording, single(sheet, at))
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
        else:
            add(question.wording, joined(sheet, at, ";", end=";"))
            sheet.expect(at, "options", sheet.options_by_person(at), [question.wording])
    sheet.ids = ids
    to_xlsx(path, sheet.records())


def export(
    folder: Path, layout: str, seed: int, count: int = 400, plain: bool = False, most: int | None = None
) -> Export:
    """Write one file and tell what it says. `plain`: exactly the layout of the files that came with the project.

    With `most` it asks at most so many questions.
    """
    rng = random.Random(f"{layout} {seed}")
    language = "zh" if layout in CHINESE or (layout == "google_sheets" and plain) else "en"
    if not plain and rng.random() < 0.3 and layout not in CHINESE[:3]:
        language = "zh" if language == "en" else "en"
    asked = questionnaire(rng, language, spaced=layout in ("typeform", "microsoft_forms", "microsoft_forms_zh"))[:most]
    among = people(rng, asked, language, count)
    for person in among:
        person.started, person.sent = (moment.replace(microsecond=0) for moment in (person.started, person.sent))
    if layout in HAS_PARTIAL and not (layout == "typeform" and not plain and rng.random() < 0.3):
        unfinish(rng, asked, among[1:], 0.06)
        if layout.startswith("qualtrics"):
            for person in among[:2]:
                person.status = "preview"
    elif layout not in HAS_PARTIAL and rng.random() < 0.5:
        among[-1].status = "blank"
        among[-1].answers = [None] * len(asked)
    sheet = Sheet(rng, language, asked, among, plain=plain)
    in_book = layout.startswith("microsoft") or (layout.startswith("wenjuanxing") and sheet.maybe("workbook", 0.25))
    path = folder / f"{layout}_{seed}.{'xlsx' if in_book else 'csv'}"
    content = {
        "surveymonkey_expanded": lambda: surveymonkey(sheet, seed, condensed=False),
        "surveymonkey_condensed": lambda: surveymonkey(sheet, seed, condensed=True),
        "qualtrics_text": lambda: qualtrics(sheet, seed, numeric=False),
        "qualtrics_numeric": lambda: qualtrics(sheet, seed, numeric=True),
        "google_forms": lambda: google(sheet, seed, forms=True),
        "google_sheets": lambda: google(sheet, seed, forms=False),
        "limesurvey_codes": lambda: limesurvey(sheet, seed, codes=True),
        "limesurvey_full_text": lambda: limesurvey(sheet, seed, codes=False),
        "typeform": lambda: typeform(sheet, seed),
        "wenjuanxing_text": lambda: wenjuanxing(sheet, seed, numbers=False, path=path),
        "wenjuanxing_number": lambda: wenjuanxing(sheet, seed, numbers=True, path=path),
        "tencent": lambda: tencent(sheet, seed),
        "microsoft_forms": lambda: microsoft(sheet, seed, chinese=False, path=path),
        "microsoft_forms_zh": lambda: microsoft(sheet, seed, chinese=True, path=path),
    }[layout]()
    if content is not None:
        path.write_bytes(content)
    return Export(path, layout, seed, _truth(sheet, layout), f"{language}, {', '.join(sheet.variants) or 'as usual'}")


def _truth(sheet: Sheet, layout: str) -> Truth:
    complete = [person for person in sheet.people if person.status == "complete"]
    stamps = [person.sent.replace(second=0) if layout == "tencent" else person.sent for person in complete]
    return Truth(
        complete=[person.number for person in complete],
        partial=[person.number for person in sheet.people if person.status in ("partial", "blank")],
        left_out=sum(person.status == "preview" for person in sheet.people),
        expected=sheet.expected,
        ids=sheet.ids,
        first=None if sheet.has_no_stamps else min(stamps),
        last=None if sheet.has_no_stamps else max(stamps),
        emails={person.number: person.email for person in sheet.people},
    )
