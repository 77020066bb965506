"""Differences between drafts of one customer, and the merge of two people's changes."""

from dataclasses import dataclass, replace

from data.entry.record.draft import Draft, Person, flatten_draft

# Parts of a draft that are not fields of the archive.
KIND, PERSONS = "kind", "persons"


@dataclass(frozen=True)
class FieldConflict:
    """A field that somebody else changed: its text when the form was filled, now, and in one's own draft."""

    field: str
    base: str
    current: str
    own: str


def diff_drafts(before: Draft, after: Draft) -> dict[str, tuple[str, str]]:
    """Fields in which two drafts differ, each with its text before and after; `kind` and `persons` included."""
    old, new = flatten_draft(before), flatten_draft(after)
    names = dict.fromkeys([*old, *new])
    return {name: (old.get(name, ""), new.get(name, "")) for name in names if old.get(name, "") != new.get(name, "")}


def find_conflicts(base: Draft, current: Draft, own: Draft) -> list[FieldConflict]:
    """Fields that changed between `base` and `current`, each with the text in one's own draft."""
    own_texts = flatten_draft(own)
    return [
        FieldConflict(name, old, new, own_texts.get(name, ""))
        for name, (old, new) in diff_drafts(base, current).items()
    ]


def rebase_changes(base: Draft, current: Draft, own_draft: Draft) -> Draft:
    """The current draft with one's own changes since `base` applied."""
    own = diff_drafts(base, own_draft)
    values = {name: new for name, (_, new) in own.items() if name not in (KIND, PERSONS)}
    rebased = replace(current, kind=own_draft.kind if KIND in own else current.kind).with_values(**values)
    return replace(rebased, persons=_merge_persons(base, current, own_draft)) if PERSONS in own else rebased


def _merge_persons(base: Draft, current: Draft, own_draft: Draft) -> tuple[Person, ...]:
    """Persons of both: one's own changes to those still there, and those added by somebody else since."""
    in_base, in_current = (
        {person.person_id: person for person in draft.persons if person.person_id} for draft in (base, current)
    )
    own = [
        in_current.get(person.person_id) if person == in_base.get(person.person_id) else person
        for person in own_draft.persons
    ]
    added = [person for person_id, person in in_current.items() if person_id not in in_base]
    return tuple(person for person in [*own, *added] if person is not None)
