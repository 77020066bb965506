"""`customer`: enter, show, edit, archive, reopen, merge into one on record, and join two on record."""

import argparse
import json
import sys
from collections.abc import Callable

from data.commands.customer_fields import add_field_arguments, parse_draft
from data.commands.options import add_format_option, add_url_option, open_command_warehouse
from data.entry.customers.archiving import archive_customer, reopen_customer
from data.entry.customers.editing import edit_customer
from data.entry.customers.joining import JoinResult, find_contested_fields, join_customers
from data.entry.customers.merging import MINE, find_clashes, merge_draft
from data.entry.customers.saving import SaveResult, save_customer
from data.entry.errors import InvalidDraftError, LookalikeError
from data.entry.record.draft import Draft, flatten_draft
from data.entry.record.draft_diff import KIND
from data.entry.record.stored_customer import StoredCustomer, load_customer
from data.errors import UsageError
from data.parsing.suggestions import suggest_similar
from data.schema.customer_archive import load_fields


def add_join_step(steps: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the step to the parser of `customer`."""
    parser = steps.add_parser(
        "join",
        help="let one customer on record stand for another, too",
        description="All that is on record of the customer comes to the one of --into, which also takes over the "
        "fields in which it says nothing. The customer is archived; nobody is deleted.",
    )
    parser.add_argument("customer", metavar="CUSTOMER", help="the customer's number")
    parser.add_argument("--into", metavar="CUSTOMER", required=True, help="the one that stands for both")
    parser.add_argument("--because", metavar="TEXT", required=True, help="why; kept in the audit log")
    parser.add_argument(
        "--mine", metavar="FIELD", action="append", default=[], help="here the word of the first CUSTOMER holds"
    )
    add_format_option(parser)
    add_url_option(parser)
    parser.set_defaults(run=run_join)


def run_join(arguments: argparse.Namespace) -> int:
    """Join them, and say which words stay and what went over. Raises CrmError."""
    known = (KIND, *load_fields())
    for name in arguments.mine:
        if name not in known:
            near = suggest_similar(name, known)
            mend = f"Did you mean {near}?" if near else f"The fields are {', '.join(known)}."
            raise UsageError("{field} is not a field of a customer. {mend}", field=name, mend=mend)
    warehouse = open_command_warehouse(arguments)
    other, now = load_customer(warehouse, arguments.customer), load_customer(warehouse, arguments.into)
    keep = dict.fromkeys(arguments.mine, MINE)
    words = find_contested_fields(now, other)
    joined = join_customers(
        warehouse,
        other.customer_id,
        now.customer_id,
        expected_fingerprint=other.fingerprint,
        into_fingerprint=now.fingerprint,
        resolutions=keep,
        because=arguments.because,
    )
    if arguments.format == "json":
        print(json.dumps(_build_join_json(joined), ensure_ascii=False, indent=2))
        return 0
    for field, (its, others) in words.items():
        print(f"{field}: {its} {'is replaced by' if keep.get(field) == MINE else 'stays, and not'} {others}")
    print("\n".join(describe_join(joined)))
    return 0


def describe_join(joined: JoinResult) -> list[str]:
    """What came of it, line by line."""
    one, other, batch = joined.customer_id, joined.archived_id, joined.batch_id
    lines = [f"Customer {one} stands for {other}, too, which is archived."]
    if joined.moved_rows:
        lines.append(f"Rows that came to {one}: {_format_table_counts(joined.moved_rows)}.")
    if joined.remaining_rows:
        lines.append(
            f"Rows that stay with {other}, because {one} has the same: {_format_table_counts(joined.remaining_rows)}."
        )
    return [*lines, f"This is batch {batch}. Take it back: python -m data undo {batch}"]


def _format_table_counts(tables: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in tables.items())


def _build_join_json(joined: JoinResult) -> dict[str, object]:
    return {
        "customer_id": joined.customer_id,
        "other": joined.archived_id,
        "batch_id": joined.batch_id,
        "went": joined.moved_rows,
        "stay": joined.remaining_rows,
    }


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("customer", help="enter a customer, or change one on record")
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    new = steps.add_parser("add", help="a new customer, unless it looks like one on record")
    add_field_arguments(new)
    new.add_argument("--because", default="", metavar="TEXT", help="why it is another customer although it looks alike")
    changing = steps.add_parser("edit", help="change fields of a customer")
    merging = steps.add_parser("merge", help="put what is typed into a customer on record")
    add_join_step(steps)
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


def _report_saved(store: Callable[[], SaveResult], what: str) -> int:
    """Store it, and say that, or line by line why not."""
    try:
        saved = store()
    except InvalidDraftError as error:
        print("Nothing was stored, for this is wrong:", file=sys.stderr)
        for one in error.problems:
            print(f"  {one.field}: {one.reason}" if one.field else f"  {one.reason}", file=sys.stderr)
        return 1
    except LookalikeError as error:
        print("Nothing was stored, for this may be a customer on record:", file=sys.stderr)
        for alike in error.lookalikes:
            print(f"  {alike.customer_id}: the same {', '.join(alike.reasons)}", file=sys.stderr)
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
            warehouse,
            now.customer_id,
            draft,
            expected_fingerprint=now.fingerprint,
            base=now.draft,
            because=arguments.because,
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
        lambda: merge_draft(
            warehouse,
            draft,
            now.customer_id,
            expected_fingerprint=now.fingerprint,
            resolutions=keep,
            because=arguments.because,
        ),
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
