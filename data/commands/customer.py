"""`customer`: enter, show, edit, archive, reopen, merge into one on record, and join two on record."""

import argparse
import json
import sys
from collections.abc import Callable

from data.commands import customer_join
from data.commands.address import add_url_option, open_command_warehouse
from data.commands.table import add_format_option
from data.commands.typed import add_field_arguments, parse_draft
from data.entry.archiving import archive_customer, reopen_customer
from data.entry.draft import Draft
from data.entry.editing import edit_customer
from data.entry.merging import MINE, find_clashes, merge_draft
from data.entry.on_record import StoredCustomer, flatten_draft, load_customer
from data.entry.saving import SaveResult, save_customer
from data.errors import InvalidDraftError, LookalikeError, UsageError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("customer", help="enter a customer, or change one on record")
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    new = steps.add_parser("add", help="a new customer, unless it looks like one on record")
    add_field_arguments(new)
    new.add_argument("--because", default="", metavar="TEXT", help="why it is another customer although it looks alike")
    changing = steps.add_parser("edit", help="change fields of a customer")
    merging = steps.add_parser("merge", help="put what is typed into a customer on record")
    customer_join.add_join_step(steps)
    away = steps.add_parser("archive", help="put a customer away; nobody is deleted")
    back = steps.add_parser("reopen", help="take a customer out again")
    showing = steps.add_parser("show", help="what is on record")
    for step in (changing, merging, away, back, showing):
        step.add_argument("customer", metavar="CUSTOMER", help="the customer's number")
    for step in (changing, merging):
        add_field_arguments(step)
    merging.add_argument("--mine", metavar="FIELD", action="append", default=[], help="here what is typed replaces it")
    for step, is_needed in ((changing, False), (back, False), (away, True), (merging, True)):
        step.add_argument(
            "--because", default="", metavar="TEXT", required=is_needed, help="why; kept in the audit log"
        )
    add_format_option(showing)
    for step, run in (
        (new, _run_add),
        (changing, _run_edit),
        (merging, _run_merge),
        (away, _run_archive),
        (back, _run_reopen),
        (showing, _run_show),
    ):
        add_url_option(step)
        step.set_defaults(run=run)


def _report_saved(stored: Callable[[], SaveResult], what: str) -> int:
    """Store it, and say that, or line by line why not."""
    try:
        saved = stored()
    except InvalidDraftError as error:
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


def _run_add(arguments: argparse.Namespace) -> int:
    draft = parse_draft(arguments, Draft())
    warehouse = open_command_warehouse(arguments)
    return _report_saved(lambda: save_customer(warehouse, draft, because=arguments.because), "is stored")


def _run_edit(arguments: argparse.Namespace) -> int:
    warehouse = open_command_warehouse(arguments)
    now = load_customer(warehouse, arguments.customer)
    draft = parse_draft(arguments, now.draft)
    if not arguments.words and not arguments.json:
        raise UsageError("Say what is to be changed, like city=Wuhan.")
    return _report_saved(
        lambda: edit_customer(
            warehouse, now.customer_id, draft, seen=now.stamp, base=now.draft, because=arguments.because
        ),
        "is changed",
    )


def _run_merge(arguments: argparse.Namespace) -> int:
    warehouse = open_command_warehouse(arguments)
    now = load_customer(warehouse, arguments.customer)
    draft = parse_draft(arguments, Draft(now.draft.kind))
    keep = dict.fromkeys(arguments.mine, MINE)
    for field, (theirs, mine) in find_clashes(now.draft, draft).items():
        word = "is replaced by" if keep.get(field) == MINE else "stays, and not"
        print(f"{field}: {theirs} {word} {mine}")
    return _report_saved(
        lambda: merge_draft(warehouse, draft, now.customer_id, seen=now.stamp, keep=keep, because=arguments.because),
        "has what was missing",
    )


def _run_archive(arguments: argparse.Namespace) -> int:
    warehouse = open_command_warehouse(arguments)
    return _report_saved(lambda: archive_customer(warehouse, arguments.customer, arguments.because), "is archived")


def _run_reopen(arguments: argparse.Namespace) -> int:
    warehouse = open_command_warehouse(arguments)
    return _report_saved(lambda: reopen_customer(warehouse, arguments.customer, arguments.because), "is active again")


def _run_show(arguments: argparse.Namespace) -> int:
    stored = load_customer(open_command_warehouse(arguments, read_only=True), arguments.customer)
    if arguments.format == "json":
        print(json.dumps(_build_customer_json(stored), ensure_ascii=False, indent=2))
        return 0
    fields = {"customer": stored.customer_id, "status": stored.status, **flatten_draft(stored.draft)}
    notes = {name: getattr(stored, name) for name in ("archive_reason", "created_on", "created_by", "verified_on")}
    lines = {**fields, **{name: text for name, text in notes.items() if text}}
    width = max(map(len, lines))
    print("\n".join(f"{name.ljust(width)}  {text}" for name, text in lines.items()))
    return 0


def _build_customer_json(stored: StoredCustomer) -> dict[str, object]:
    """What `--json` reads again, with what is known besides."""
    persons = [{"name": one.name, "role": one.role, "person_id": one.person_id} for one in stored.draft.persons]
    return {"customer_id": stored.customer_id, "status": stored.status, "kind": stored.draft.kind} | {
        **stored.draft.values,
        "persons": persons,
    }
