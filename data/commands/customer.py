"""`customer`: enter, show, edit, archive, reopen, merge into one on record, and join two on record."""

import argparse
import json
import sys
from collections.abc import Callable

from data.commands import customer_join
from data.commands.address import add_url, chosen_warehouse
from data.commands.table import add_format
from data.commands.typed import add_typed, typed
from data.entry.archiving import archive, reopen
from data.entry.draft import Draft
from data.entry.editing import edit
from data.entry.merging import MINE, clashes, merge
from data.entry.on_record import Stored, read, told
from data.entry.saving import Saved, save
from data.errors import CallError, LookalikeError, WrongError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("customer", help="enter a customer, or change one on record")
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    new = steps.add_parser("add", help="a new customer, unless it looks like one on record")
    add_typed(new)
    new.add_argument("--because", default="", metavar="TEXT", help="why it is another customer although it looks alike")
    changing = steps.add_parser("edit", help="change fields of a customer")
    merging = steps.add_parser("merge", help="put what is typed into a customer on record")
    customer_join.add(steps)
    away = steps.add_parser("archive", help="put a customer away; nobody is deleted")
    back = steps.add_parser("reopen", help="take a customer out again")
    showing = steps.add_parser("show", help="what is on record")
    for step in (changing, merging, away, back, showing):
        step.add_argument("customer", metavar="CUSTOMER", help="the customer's number")
    for step in (changing, merging):
        add_typed(step)
    merging.add_argument("--mine", metavar="FIELD", action="append", default=[], help="here what is typed replaces it")
    for step, is_needed in ((changing, False), (back, False), (away, True), (merging, True)):
        step.add_argument(
            "--because", default="", metavar="TEXT", required=is_needed, help="why; kept in the audit log"
        )
    add_format(showing)
    for step, run in (
        (new, _add),
        (changing, _edit),
        (merging, _merge),
        (away, _archive),
        (back, _reopen),
        (showing, _show),
    ):
        add_url(step)
        step.set_defaults(run=run)


def _told(stored: Callable[[], Saved], what: str) -> int:
    """Store it, and say that, or line by line why not."""
    try:
        saved = stored()
    except WrongError as error:
        print("Nothing was stored, for this is wrong:", file=sys.stderr)
        for one in error.wrong:
            print(f"  {one.field}: {one.reason}" if one.field else f"  {one.reason}", file=sys.stderr)
        return 1
    except LookalikeError as error:
        print("Nothing was stored, for this may be a customer on record:", file=sys.stderr)
        for alike in error.found:
            print(f"  {alike.customer_id}: the same {', '.join(alike.because)}", file=sys.stderr)
        print("Merge into that one (customer merge), or say --because it is another.", file=sys.stderr)
        return 1
    if not saved.batch_id:
        print(f"Customer {saved.customer_id}: nothing had to change.")
        return 0
    batch = saved.batch_id
    print(f"Customer {saved.customer_id} {what}, as batch {batch}. Take it back: python -m data undo {batch}")
    return 0


def _add(arguments: argparse.Namespace) -> int:
    draft = typed(arguments, Draft())
    warehouse = chosen_warehouse(arguments)
    return _told(lambda: save(warehouse, draft, because=arguments.because), "is stored")


def _edit(arguments: argparse.Namespace) -> int:
    warehouse = chosen_warehouse(arguments)
    now = read(warehouse, arguments.customer)
    draft = typed(arguments, now.draft)
    if not arguments.words and not arguments.json:
        raise CallError("Say what is to be changed, like city=Wuhan.")
    return _told(
        lambda: edit(warehouse, now.customer_id, draft, seen=now.stamp, base=now.draft, because=arguments.because),
        "is changed",
    )


def _merge(arguments: argparse.Namespace) -> int:
    warehouse = chosen_warehouse(arguments)
    now = read(warehouse, arguments.customer)
    draft = typed(arguments, Draft(now.draft.kind))
    keep = dict.fromkeys(arguments.mine, MINE)
    for field, (theirs, mine) in clashes(now.draft, draft).items():
        word = "is replaced by" if keep.get(field) == MINE else "stays, and not"
        print(f"{field}: {theirs} {word} {mine}")
    return _told(
        lambda: merge(warehouse, draft, now.customer_id, seen=now.stamp, keep=keep, because=arguments.because),
        "has what was missing",
    )


def _archive(arguments: argparse.Namespace) -> int:
    warehouse = chosen_warehouse(arguments)
    return _told(lambda: archive(warehouse, arguments.customer, arguments.because), "is archived")


def _reopen(arguments: argparse.Namespace) -> int:
    warehouse = chosen_warehouse(arguments)
    return _told(lambda: reopen(warehouse, arguments.customer, arguments.because), "is active again")


def _show(arguments: argparse.Namespace) -> int:
    stored = read(chosen_warehouse(arguments, read_only=True), arguments.customer)
    if arguments.format == "json":
        print(json.dumps(_object(stored), ensure_ascii=False, indent=2))
        return 0
    fields = {"customer": stored.customer_id, "status": stored.status, **told(stored.draft)}
    notes = {name: getattr(stored, name) for name in ("archive_reason", "created_on", "created_by", "verified_on")}
    lines = {**fields, **{name: text for name, text in notes.items() if text}}
    width = max(map(len, lines))
    print("\n".join(f"{name.ljust(width)}  {text}" for name, text in lines.items()))
    return 0


def _object(stored: Stored) -> dict[str, object]:
    """What `--json` reads again, with what is known besides."""
    persons = [{"name": one.name, "role": one.role, "person_id": one.person_id} for one in stored.draft.persons]
    return {"customer_id": stored.customer_id, "status": stored.status, "kind": stored.draft.kind} | {
        **stored.draft.values,
        "persons": persons,
    }
