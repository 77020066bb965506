"""What two drafts of the same customer say differently, and what comes of the changes of two people."""

from dataclasses import dataclass, replace

from data.entry.record.draft import Draft, Person, flatten_draft

# What is not a field of the archive, but of the draft as a whole.
KIND, PERSONS = "kind", "persons"


@dataclass(frozen=True)
class FieldConflict:
    """A field that somebody else changed: as one found it, as it is now, as one wants it. Empty is empty."""

    field: str
    base: str
    current: str
    own: str


def diff_drafts(before: Draft, after: Draft) -> dict[str, tuple[str, str]]:
    """The fields in which two drafts differ, with the texts before and after; `kind` and `persons` included."""
    old, new = flatten_draft(before), flatten_draft(after)
    names = dict.fromkeys([*old, *new])
    return {name: (old.get(name, ""), new.get(name, "")) for name in names if old.get(name, "") != new.get(name, "")}


def find_conflicts(base: Draft, current: Draft, own: Draft) -> list[FieldConflict]:
    """What was changed since `base`, beside what one wants there oneself."""
    wanted = flatten_draft(own)
    return [
        FieldConflict(name, old, new, wanted.get(name, "")) for name, (old, new) in diff_drafts(base, current).items()
    ]


def rebase_changes(base: Draft, current: Draft, own_draft: Draft) -> Draft:
    """The draft as it is now with one's own changes since `base` upon it."""
    own = diff_drafts(base, own_draft)
    values = {name: new for name, (_, new) in own.items() if name not in (KIND, PERSONS)}
    upon = replace(current, kind=own_draft.kind if KIND in own else current.kind).with_values(**values)
    return replace(upon, persons=_merge_persons(base, current, own_draft)) if PERSONS in own else upon


def _merge_persons(base: Draft, current: Draft, own_draft: Draft) -> tuple[Person, ...]:
    """The people of both: one's own changes upon those who are still there, and whoever came since."""
    found, there = ({one.person_id: one for one in draft.persons if one.person_id} for draft in (base, current))
    kept = [there.get(one.person_id) if one == found.get(one.person_id) else one for one in own_draft.persons]
    came = [one for number, one in there.items() if number not in found]
    return tuple(one for one in [*kept, *came] if one is not None)
