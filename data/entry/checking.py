"""Is a customer right as it was typed? Every field is looked at, and each thing wrong is said beside its field."""

from dataclasses import dataclass, replace
from datetime import date

from data.entry import identity, mail, telephone, typed
from data.entry import reasons as say
from data.entry.draft import Draft, Person
from data.entry.fields import KINDS, Field, fields_of
from data.entry.tidy import line, lines
from data.reason import Reason
from data.schema import REFERENCES, keys, metadata
from data.schema.lists import PERSON_ROLE
from data.warehouse import Warehouse

LONGEST = {"name": 200, "address": 500, "long": 10_000, "text": 300}
PERSONS = "persons"


@dataclass(frozen=True)
class Wrong:
    """One thing wrong; `field` is `persons` for the people there, and empty where no one field is meant."""

    field: str
    reason: Reason


def plain(draft: Draft) -> Draft:
    """The same as it is stored: trimmed, numbers and days in one way of writing, only fields that this kind has.

    What cannot be read stays as it was typed. Plain drafts stay as they are.
    """
    mine = fields_of(draft.kind)
    values = {name: _plain(mine[name], text) for name, text in draft.values.items() if name in mine}
    persons = (replace(one, name=line(one.name), role=line(one.role)) for one in draft.persons)
    return Draft(draft.kind, {name: text for name, text in values.items() if text}, tuple(filter(_is_filled, persons)))


def check(draft: Draft, today: date, before: Draft | None = None) -> list[Wrong]:
    """Everything that is wrong, in the order of the fields.

    What did not change since `before` is not complained about, for what was stored long ago need not be perfect.
    """
    draft, before = plain(draft), plain(before) if before else None
    if draft.kind not in KINDS:
        return [Wrong("kind", Reason(say.NO_KIND))]
    found = []
    for name, field in fields_of(draft.kind).items():
        if before is None or _seen(name, draft) != _seen(name, before):
            reason = _reason(field, draft.values.get(name, ""), draft, today)
            found += [Wrong(name, reason)] if reason else []
    if not _can_be_reached(draft) and (before is None or _can_be_reached(before)):
        found.append(Wrong("", Reason(say.NO_REACH)))
    if before is None or draft.persons != before.persons:
        reasons = {str(reason): reason for reason in map(_person_reason, draft.persons) if reason}
        found += [Wrong(PERSONS, reason) for reason in reasons.values()]
    return found


def check_field(name: str, text: str, draft: Draft, today: date) -> Reason | None:
    """What is wrong with this text in this field of the draft; None where nothing is, or its kind has no such field."""
    field = fields_of(draft.kind).get(name)
    draft = plain(draft.but(**{name: text}))
    return _reason(field, draft.values.get(name, ""), draft, today) if field else None


def check_named(warehouse: Warehouse, draft: Draft) -> list[Wrong]:
    """Branches, persons and customers that the draft names and the warehouse does not have."""
    found = []
    for name, field in fields_of(draft.kind).items():
        text = draft.values.get(name, "").strip()
        if text and (target := REFERENCES.get((field.table, field.column))):
            (key,) = keys(metadata.tables[target])
            if warehouse.read(f'select 1 from "{target}" where "{key}" = :text', {"text": text}).empty:
                found.append(Wrong(name, Reason(say.NOBODY, {"found": text})))
    return found


def _seen(name: str, draft: Draft) -> tuple[str, ...]:
    """What the check of a field looks at."""
    besides = (draft.kind, draft.values.get("birth_on", "")) if name == "id_number" else ()
    return draft.values.get(name, ""), *besides


def _plain(field: Field, text: str) -> str:
    if field.type == "long":
        return lines(text)
    tidied = line(text)
    if not tidied:
        return ""
    if field.type == "day":
        found = typed.day(text)
        return found.isoformat() if found else tidied
    if field.type == "choice":
        return typed.choice(text, field.among) or tidied
    if field.check == "id_number":
        return identity.id_number(text)
    ways = {"number": typed.number, "flag": typed.flag, "mobile": telephone.mobile, "email": mail.email}
    way = ways.get(field.type) or ways.get(field.check) or (telephone.phone if field.check == "phone" else None)
    return (way(text) if way else None) or tidied


def _reason(field: Field, text: str, draft: Draft, today: date) -> Reason | None:
    if not text:
        return Reason(say.REQUIRED) if field.is_required else None
    most = LONGEST.get(field.name) or LONGEST.get(field.type) or LONGEST["text"]
    if len(text) > most:
        return Reason(say.TOO_LONG, {"most": most, "found": len(text)})
    match field.type:
        case "day":
            return typed.day_reason(text, today, is_past=field.check == "past", is_birth=field.column == "birth_on")
        case "number":
            return typed.number_reason(text, field.least, field.most)
        case "flag":
            return Reason(say.NO_FLAG) if typed.flag(text) is None else None
        case "choice":
            return Reason(say.NOT_LISTED, {"found": text}) if text not in field.among else None
    match field.check:
        case "mobile":
            return telephone.mobile_reason(text)
        case "phone":
            return telephone.phone_reason(text)
        case "email":
            return mail.email_reason(text)
        case "id_number":
            return identity.id_reason(text, draft.kind, today, typed.day(draft.values.get("birth_on", "")))
    has_letters = any(map(str.isalnum, text))
    return Reason(say.NO_NAME) if field.name == "name" and not has_letters else None


def _can_be_reached(draft: Draft) -> bool:
    return any(field.is_reach and draft.values.get(name) for name, field in fields_of(draft.kind).items())


def _is_filled(person: Person) -> bool:
    return bool(person.name or person.role or person.person_id)


def _person_reason(person: Person) -> Reason | None:
    if not person.name:
        return Reason(say.NO_PERSON)
    if person.role and person.role not in PERSON_ROLE:
        return Reason(say.NO_ROLE, {"role": person.role})
    return None
