"""Validation of drafts: every field is checked, and each problem names its field."""

from dataclasses import dataclass, replace
from datetime import date

from data.entry.record.draft import Draft, Person
from data.parsing import email_address, identity_number, reasons, telephone, typed_values
from data.parsing.text_cleaning import clean_line, clean_lines
from data.reason import Reason
from data.schema import REFERENCES, get_key_columns, metadata
from data.schema.customer_archive import KINDS, ArchiveField, list_fields_of_kind
from data.schema.value_lists import PERSON_ROLES
from data.warehouse import Warehouse

MAX_LENGTHS = {"name": 200, "address": 500, "long": 10_000, "text": 300}
PERSONS = "persons"


@dataclass(frozen=True)
class FieldProblem:
    """One problem; `field` is `persons` for contact persons, and empty where no single field is meant."""

    field: str
    reason: Reason


def normalize_draft(draft: Draft) -> Draft:
    """The draft as it is stored: trimmed, numbers and days in one spelling, only fields of its kind.

    A text that cannot be read stays as typed. Idempotent.
    """
    fields = list_fields_of_kind(draft.kind)
    values = {name: _normalize_value(fields[name], text) for name, text in draft.values.items() if name in fields}
    persons = (replace(person, name=clean_line(person.name), role=clean_line(person.role)) for person in draft.persons)
    return Draft(draft.kind, {name: text for name, text in values.items() if text}, tuple(filter(_is_filled, persons)))


def check_draft(draft: Draft, today: date, before: Draft | None = None) -> list[FieldProblem]:
    """All problems of a draft, in the order of the fields.

    A value that did not change since `before` is not a problem: old records need not be perfect.
    """
    draft, before = normalize_draft(draft), normalize_draft(before) if before else None
    if draft.kind not in KINDS:
        return [FieldProblem("kind", Reason(reasons.UNKNOWN_KIND))]
    problems = []
    for name, field in list_fields_of_kind(draft.kind).items():
        if before is None or _get_checked_values(name, draft) != _get_checked_values(name, before):
            reason = _check_value(field, draft.values.get(name, ""), draft, today)
            problems += [FieldProblem(name, reason)] if reason else []
    if not _is_reachable(draft) and (before is None or _is_reachable(before)):
        problems.append(FieldProblem("", Reason(reasons.NO_CONTACT_CHANNEL)))
    if before is None or draft.persons != before.persons:
        messages = {str(reason): reason for reason in map(_check_person, draft.persons) if reason}
        problems += [FieldProblem(PERSONS, reason) for reason in messages.values()]
    return problems


def check_field(name: str, text: str, draft: Draft, today: date) -> Reason | None:
    """The problem of a text in a field of the draft; None where there is none or the kind has no such field."""
    field = list_fields_of_kind(draft.kind).get(name)
    draft = normalize_draft(draft.with_values(**{name: text}))
    return _check_value(field, draft.values.get(name, ""), draft, today) if field else None


def check_references(warehouse: Warehouse, draft: Draft) -> list[FieldProblem]:
    """Problems of branches, employees and customers that the draft names and the warehouse does not have."""
    problems = []
    for name, field in list_fields_of_kind(draft.kind).items():
        text = draft.values.get(name, "").strip()
        if text and (target := REFERENCES.get((field.table, field.column))):
            (key,) = get_key_columns(metadata.tables[target])
            if warehouse.read(f'select 1 from "{target}" where "{key}" = :text', {"text": text}).empty:
                problems.append(FieldProblem(name, Reason(reasons.NOT_ON_RECORD, {"found": text})))
    return problems


def _get_checked_values(name: str, draft: Draft) -> tuple[str, ...]:
    """The values on which the check of a field depends."""
    others = (draft.kind, draft.values.get("birth_on", "")) if name == "id_number" else ()
    return draft.values.get(name, ""), *others


def _normalize_value(field: ArchiveField, text: str) -> str:
    if field.type == "long":
        return clean_lines(text)
    cleaned = clean_line(text)
    if not cleaned:
        return ""
    if field.type == "day":
        day = typed_values.parse_day(text)
        return day.isoformat() if day else cleaned
    if field.type == "choice":
        return typed_values.parse_choice(text, field.choices) or cleaned
    if field.check == "id_number":
        return identity_number.normalize_id_number(text)
    parsers = {
        "number": typed_values.parse_number,
        "flag": typed_values.parse_flag,
        "mobile": telephone.parse_mobile,
        "email": email_address.parse_email,
    }
    parse = (
        parsers.get(field.type)
        or parsers.get(field.check)
        or (telephone.clean_phone if field.check == "phone" else None)
    )
    return (parse(text) if parse else None) or cleaned


def _check_value(field: ArchiveField, text: str, draft: Draft, today: date) -> Reason | None:
    if not text:
        return Reason(reasons.REQUIRED) if field.is_required else None
    most = MAX_LENGTHS.get(field.name) or MAX_LENGTHS.get(field.type) or MAX_LENGTHS["text"]
    if len(text) > most:
        return Reason(reasons.TOO_LONG, {"most": most, "found": len(text)})
    match field.type:
        case "day":
            return typed_values.check_day(
                text, today, is_past=field.check == "past", is_birth=field.column == "birth_on"
            )
        case "number":
            return typed_values.check_number(text, field.minimum, field.maximum)
        case "flag":
            return Reason(reasons.NOT_A_FLAG) if typed_values.parse_flag(text) is None else None
        case "choice":
            return Reason(reasons.NOT_LISTED, {"found": text}) if text not in field.choices else None
    match field.check:
        case "mobile":
            return telephone.check_mobile(text)
        case "phone":
            return telephone.check_phone(text)
        case "email":
            return email_address.check_email(text)
        case "id_number":
            return identity_number.check_id_number(
                text, draft.kind, today, typed_values.parse_day(draft.values.get("birth_on", ""))
            )
    has_letters = any(map(str.isalnum, text))
    return Reason(reasons.NAME_WITHOUT_LETTERS) if field.name == "name" and not has_letters else None


def _is_reachable(draft: Draft) -> bool:
    return any(
        field.is_contact_channel and draft.values.get(name) for name, field in list_fields_of_kind(draft.kind).items()
    )


def _is_filled(person: Person) -> bool:
    return bool(person.name or person.role or person.person_id)


def _check_person(person: Person) -> Reason | None:
    if not person.name:
        return Reason(reasons.PERSON_WITHOUT_NAME)
    if person.role and person.role not in PERSON_ROLES:
        return Reason(reasons.UNKNOWN_ROLE, {"role": person.role})
    return None
