"""Is a customer right as it was typed? Every field is looked at, and each thing wrong is said beside its field."""

from dataclasses import dataclass, replace
from datetime import date

from data.entry.record.draft import Draft, Person
from data.parsing import email_address, identity_number, telephone, typed_values
from data.parsing import reasons as say
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
    """One thing wrong; `field` is `persons` for the people there, and empty where no one field is meant."""

    field: str
    reason: Reason


def normalize_draft(draft: Draft) -> Draft:
    """The same as it is stored: trimmed, numbers and days in one way of writing, only fields that this kind has.

    What cannot be read stays as it was typed. Plain drafts stay as they are.
    """
    mine = list_fields_of_kind(draft.kind)
    values = {name: _normalize_value(mine[name], text) for name, text in draft.values.items() if name in mine}
    persons = (replace(one, name=clean_line(one.name), role=clean_line(one.role)) for one in draft.persons)
    return Draft(draft.kind, {name: text for name, text in values.items() if text}, tuple(filter(_is_filled, persons)))


def check_draft(draft: Draft, today: date, before: Draft | None = None) -> list[FieldProblem]:
    """Everything that is wrong, in the order of the fields.

    What did not change since `before` is not complained about, for what was stored long ago need not be perfect.
    """
    draft, before = normalize_draft(draft), normalize_draft(before) if before else None
    if draft.kind not in KINDS:
        return [FieldProblem("kind", Reason(say.UNKNOWN_KIND))]
    found = []
    for name, field in list_fields_of_kind(draft.kind).items():
        if before is None or _get_checked_values(name, draft) != _get_checked_values(name, before):
            reason = _check_value(field, draft.values.get(name, ""), draft, today)
            found += [FieldProblem(name, reason)] if reason else []
    if not _is_reachable(draft) and (before is None or _is_reachable(before)):
        found.append(FieldProblem("", Reason(say.NO_CONTACT_CHANNEL)))
    if before is None or draft.persons != before.persons:
        reasons = {str(reason): reason for reason in map(_check_person, draft.persons) if reason}
        found += [FieldProblem(PERSONS, reason) for reason in reasons.values()]
    return found


def check_field(name: str, text: str, draft: Draft, today: date) -> Reason | None:
    """What is wrong with this text in this field of the draft; None where nothing is, or its kind has no such field."""
    field = list_fields_of_kind(draft.kind).get(name)
    draft = normalize_draft(draft.with_values(**{name: text}))
    return _check_value(field, draft.values.get(name, ""), draft, today) if field else None


def check_references(warehouse: Warehouse, draft: Draft) -> list[FieldProblem]:
    """Branches, persons and customers that the draft names and the warehouse does not have."""
    found = []
    for name, field in list_fields_of_kind(draft.kind).items():
        text = draft.values.get(name, "").strip()
        if text and (target := REFERENCES.get((field.table, field.column))):
            (key,) = get_key_columns(metadata.tables[target])
            if warehouse.read(f'select 1 from "{target}" where "{key}" = :text', {"text": text}).empty:
                found.append(FieldProblem(name, Reason(say.NOT_ON_RECORD, {"found": text})))
    return found


def _get_checked_values(name: str, draft: Draft) -> tuple[str, ...]:
    """What the check of a field looks at."""
    besides = (draft.kind, draft.values.get("birth_on", "")) if name == "id_number" else ()
    return draft.values.get(name, ""), *besides


def _normalize_value(field: ArchiveField, text: str) -> str:
    if field.type == "long":
        return clean_lines(text)
    tidied = clean_line(text)
    if not tidied:
        return ""
    if field.type == "day":
        found = typed_values.parse_day(text)
        return found.isoformat() if found else tidied
    if field.type == "choice":
        return typed_values.parse_choice(text, field.choices) or tidied
    if field.check == "id_number":
        return identity_number.normalize_id_number(text)
    ways = {
        "number": typed_values.parse_number,
        "flag": typed_values.parse_flag,
        "mobile": telephone.parse_mobile,
        "email": email_address.parse_email,
    }
    way = ways.get(field.type) or ways.get(field.check) or (telephone.clean_phone if field.check == "phone" else None)
    return (way(text) if way else None) or tidied


def _check_value(field: ArchiveField, text: str, draft: Draft, today: date) -> Reason | None:
    if not text:
        return Reason(say.REQUIRED) if field.is_required else None
    most = MAX_LENGTHS.get(field.name) or MAX_LENGTHS.get(field.type) or MAX_LENGTHS["text"]
    if len(text) > most:
        return Reason(say.TOO_LONG, {"most": most, "found": len(text)})
    match field.type:
        case "day":
            return typed_values.check_day(
                text, today, is_past=field.check == "past", is_birth=field.column == "birth_on"
            )
        case "number":
            return typed_values.check_number(text, field.minimum, field.maximum)
        case "flag":
            return Reason(say.NOT_A_FLAG) if typed_values.parse_flag(text) is None else None
        case "choice":
            return Reason(say.NOT_LISTED, {"found": text}) if text not in field.choices else None
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
    return Reason(say.NAME_WITHOUT_LETTERS) if field.name == "name" and not has_letters else None


def _is_reachable(draft: Draft) -> bool:
    return any(
        field.is_contact_channel and draft.values.get(name) for name, field in list_fields_of_kind(draft.kind).items()
    )


def _is_filled(person: Person) -> bool:
    return bool(person.name or person.role or person.person_id)


def _check_person(person: Person) -> Reason | None:
    if not person.name:
        return Reason(say.PERSON_WITHOUT_NAME)
    if person.role and person.role not in PERSON_ROLES:
        return Reason(say.UNKNOWN_ROLE, {"role": person.role})
    return None
