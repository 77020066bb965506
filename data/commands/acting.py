"""`contact`, `tag`, `untag`, `assign`, `call`, `uncall`: what is done with customers on record."""

import argparse
from datetime import date, datetime

from data.commands.address import add_url, chosen_warehouse
from data.commands.customers_named import add_customers, named, tell
from data.commands.typed import day, moment
from data.entry.acting import assign, call, log_contact, tag, uncall, untag
from data.entry.contacting import DIRECTIONS
from data.errors import CallError


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the parser."""
    contact = commands.add_parser("contact", help="note a contact with customers, or an attempt")
    add_customers(contact)
    contact.add_argument("--employee", metavar="EMPLOYEE", required=True, help="who made it")
    contact.add_argument("--at", metavar="TIME", type=moment, help="such as 2026-05-31T14:05 (default: now)")
    contact.add_argument("--channel", metavar="NAME", default="telephone", help="by which means (default: telephone)")
    contact.add_argument("--purpose", metavar="NAME", default="follow_up", help="such as care, win_back, collection")
    contact.add_argument("--result", metavar="NAME", default="reached", help="such as reached, not_reached, refused")
    contact.add_argument("--note", metavar="TEXT", default="", help="what was said")
    contact.add_argument("--next", metavar="DAY", type=day, help="when to contact again")
    contact.add_argument("--direction", choices=DIRECTIONS, default=DIRECTIONS[0], help="from us, or to us")
    for name, help_, run in (("tag", "put a word on customers", _tag), ("untag", "take a word off customers", _untag)):
        parser = commands.add_parser(name, help=help_)
        parser.add_argument("word", metavar="WORD")
        add_customers(parser)
        _ends(parser, run)
    assigning = commands.add_parser("assign", help="let an employee look after customers")
    add_customers(assigning)
    assigning.add_argument("--to", metavar="EMPLOYEE", help="who is to look after them")
    assigning.add_argument("--to-nobody", action="store_true", help="nobody is")
    assigning.add_argument("--from", dest="from_on", metavar="DAY", type=day, help="the first day (default: today)")
    calling = commands.add_parser("call", help="put customers on a call list")
    add_customers(calling)
    calling.add_argument("--because", metavar="TEXT", required=True, help="why they are to be called")
    calling.add_argument("--due", metavar="DAY", type=day, help="from which day (default: today)")
    off = commands.add_parser("uncall", help="take customers off the call list")
    add_customers(off)
    for parser, default in ((calling, ""), (off, None)):
        parser.add_argument(
            "--employee", metavar="EMPLOYEE", default=default, help="on whose list (default: anybody's)"
        )
    for parser, run in ((contact, _contact), (assigning, _assign), (calling, _call), (off, _uncall)):
        _ends(parser, run)


def _ends(parser: argparse.ArgumentParser, run: object) -> None:
    add_url(parser)
    parser.set_defaults(run=run)


def _contact(arguments: argparse.Namespace) -> int:
    acted = log_contact(
        chosen_warehouse(arguments),
        named(arguments),
        employee_id=arguments.employee,
        at=arguments.at or datetime.now().replace(microsecond=0),
        channel=arguments.channel,
        purpose=arguments.purpose,
        result=arguments.result,
        note=arguments.note,
        next_on=arguments.next,
        direction=arguments.direction,
    )
    return tell(acted, "have the contact noted" if acted.customers != 1 else "has the contact noted")


def _tag(arguments: argparse.Namespace) -> int:
    return tell(tag(chosen_warehouse(arguments), named(arguments), arguments.word), f"tagged {arguments.word}")


def _untag(arguments: argparse.Namespace) -> int:
    acted = untag(chosen_warehouse(arguments), named(arguments), arguments.word)
    return tell(acted, f"no longer tagged {arguments.word}")


def _assign(arguments: argparse.Namespace) -> int:
    if bool(arguments.to) == arguments.to_nobody:
        raise CallError("Say who is to look after them with --to EMPLOYEE, or --to-nobody.")
    first = arguments.from_on or date.today()
    acted = assign(chosen_warehouse(arguments), named(arguments), arguments.to or "", from_on=first)
    return tell(acted, f"looked after by {arguments.to or 'nobody'} from {first.isoformat()}")


def _call(arguments: argparse.Namespace) -> int:
    due, who = arguments.due or date.today(), arguments.employee
    acted = call(chosen_warehouse(arguments), named(arguments), due_on=due, because=arguments.because, employee_id=who)
    return tell(acted, f"on the call list from {due.isoformat()}")


def _uncall(arguments: argparse.Namespace) -> int:
    acted = uncall(chosen_warehouse(arguments), named(arguments), employee_id=arguments.employee)
    return tell(acted, "off the call list")
