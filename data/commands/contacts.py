"""`contact`, `tag`, `untag`, `assign`, `call`, `uncall`: what is done with customers on record."""

import argparse
from datetime import date, datetime

from data.commands.options import (
    add_customer_arguments,
    add_url_option,
    open_command_warehouse,
    parse_day,
    parse_moment,
    read_customer_ids,
)
from data.commands.output import print_action_result
from data.entry.contacts.assignments import assign_owner
from data.entry.contacts.call_list import add_to_call_list, remove_from_call_list
from data.entry.contacts.contact_log import CONTACT_DIRECTIONS, log_contact
from data.entry.contacts.tags import add_tag, remove_tag
from data.errors import UsageError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the parser."""
    contact = commands.add_parser("contact", help="note a contact with customers, or an attempt")
    add_customer_arguments(contact)
    contact.add_argument("--employee", metavar="EMPLOYEE", required=True, help="who made it")
    contact.add_argument("--at", metavar="TIME", type=parse_moment, help="such as 2026-05-31T14:05 (default: now)")
    contact.add_argument("--channel", metavar="NAME", default="telephone", help="by which means (default: telephone)")
    contact.add_argument("--purpose", metavar="NAME", default="follow_up", help="such as care, win_back, collection")
    contact.add_argument("--result", metavar="NAME", default="reached", help="such as reached, not_reached, refused")
    contact.add_argument("--note", metavar="TEXT", default="", help="what was said")
    contact.add_argument("--next", metavar="DAY", type=parse_day, help="when to contact again")
    contact.add_argument(
        "--direction", choices=CONTACT_DIRECTIONS, default=CONTACT_DIRECTIONS[0], help="from us, or to us"
    )
    for name, help_, run in (
        ("tag", "put a word on customers", _run_tag),
        ("untag", "take a word off customers", _run_untag),
    ):
        parser = commands.add_parser(name, help=help_)
        parser.add_argument("word", metavar="WORD")
        add_customer_arguments(parser)
        _finish_parser(parser, run)
    assigning = commands.add_parser("assign", help="let an employee look after customers")
    add_customer_arguments(assigning)
    assigning.add_argument("--to", metavar="EMPLOYEE", help="who is to look after them")
    assigning.add_argument("--to-nobody", action="store_true", help="nobody is")
    assigning.add_argument(
        "--from", dest="from_on", metavar="DAY", type=parse_day, help="the first day (default: today)"
    )
    calling = commands.add_parser("call", help="put customers on a call list")
    add_customer_arguments(calling)
    calling.add_argument("--because", metavar="TEXT", required=True, help="why they are to be called")
    calling.add_argument("--due", metavar="DAY", type=parse_day, help="from which day (default: today)")
    off = commands.add_parser("uncall", help="take customers off the call list")
    add_customer_arguments(off)
    for parser, default in ((calling, ""), (off, None)):
        parser.add_argument(
            "--employee", metavar="EMPLOYEE", default=default, help="on whose list (default: anybody's)"
        )
    for parser, run in ((contact, _run_contact), (assigning, _run_assign), (calling, _run_call), (off, _run_uncall)):
        _finish_parser(parser, run)


def _finish_parser(parser: argparse.ArgumentParser, run: object) -> None:
    add_url_option(parser)
    parser.set_defaults(run=run)


def _run_contact(arguments: argparse.Namespace) -> int:
    acted = log_contact(
        open_command_warehouse(arguments),
        read_customer_ids(arguments),
        employee_id=arguments.employee,
        at=arguments.at or datetime.now().replace(microsecond=0),
        channel=arguments.channel,
        purpose=arguments.purpose,
        result=arguments.result,
        note=arguments.note,
        next_on=arguments.next,
        direction=arguments.direction,
    )
    return print_action_result(
        acted, "have the contact noted" if acted.customer_count != 1 else "has the contact noted"
    )


def _run_tag(arguments: argparse.Namespace) -> int:
    return print_action_result(
        add_tag(open_command_warehouse(arguments), read_customer_ids(arguments), arguments.word),
        f"tagged {arguments.word}",
    )


def _run_untag(arguments: argparse.Namespace) -> int:
    acted = remove_tag(open_command_warehouse(arguments), read_customer_ids(arguments), arguments.word)
    return print_action_result(acted, f"no longer tagged {arguments.word}")


def _run_assign(arguments: argparse.Namespace) -> int:
    if bool(arguments.to) == arguments.to_nobody:
        raise UsageError("Say who is to look after them with --to EMPLOYEE, or --to-nobody.")
    first = arguments.from_on or date.today()
    acted = assign_owner(
        open_command_warehouse(arguments), read_customer_ids(arguments), arguments.to or "", from_on=first
    )
    return print_action_result(acted, f"looked after by {arguments.to or 'nobody'} from {first.isoformat()}")


def _run_call(arguments: argparse.Namespace) -> int:
    due, who = arguments.due or date.today(), arguments.employee
    acted = add_to_call_list(
        open_command_warehouse(arguments),
        read_customer_ids(arguments),
        due_on=due,
        because=arguments.because,
        employee_id=who,
    )
    return print_action_result(acted, f"on the call list from {due.isoformat()}")


def _run_uncall(arguments: argparse.Namespace) -> int:
    acted = remove_from_call_list(
        open_command_warehouse(arguments), read_customer_ids(arguments), employee_id=arguments.employee
    )
    return print_action_result(acted, "off the call list")
