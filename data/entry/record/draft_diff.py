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
    now: str
    mine: str


def diff_drafts(before: Draft, after: Draft) -> dict[str, tuple[str, str]]:
    """The fields in which two drafts differ, with the texts before and after; `kind` and `persons` included."""
    old, new = flatten_draft(before), flatten_draft(after)
    names = dict.fromkeys([*old, *new])
    return {name: (old.get(name, ""), new.get(name, "")) for name in names if old.get(name, "") != new.get(name, "")}


def find_conflicts(base: Draft, now: Draft, mine: Draft) -> list[FieldConflict]:
    """What was changed since `base`, beside what one wants there oneself."""
    wanted = flatten_draft(mine)
    return [FieldConflict(name, old, new, wanted.get(name, "")) for name, (old, new) in diff_drafts(base, now).items()]


def rebase_changes(base: Draft, now: Draft, mine: Draft) -> Draft:
    """The draft as it is now with one's own changes since `base` upon it."""
    own = diff_drafts(base, mine)
    values = {name: new for name, (_, new) in own.items() if name not in (KIND, PERSONS)}
    upon = replace(now, kind=mine.kind if KIND in own else now.kind).but(**values)
    return replace(upon, persons=_merge_persons(base, now, mine)) if PERSONS in own else upon


def _merge_persons(base: Draft, now: Draft, mine: Draft) -> tuple[Person, ...]:
    """The people of both: one's own changes upon those who are still there, and whoever came since."""
    found, there = ({one.person_id: one for one in draft.persons if one.person_id} for draft in (base, now))
    kept = [there.get(one.person_id) if one == found.get(one.person_id) else one for one in mine.persons]
    came = [one for number, one in there.items() if number not in found]
    return tuple(one for one in [*kept, *came] if one is not None)
