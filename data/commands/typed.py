"""What is typed on the command line for a customer: field=value words, or a JSON file."""

import argparse
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.entry.draft import Draft, Person
from data.entry.fields import KINDS, fields_of
from data.errors import CallError
from data.intake.problems import nearest

PERSON = "person"
# What `customer show --format json` tells besides the fields.
_BESIDES = {"customer_id", "status"}


def add_typed(parser: argparse.ArgumentParser) -> None:
    """The words and the option that say what a customer is like."""
    parser.add_argument(
        "words",
        metavar="FIELD=VALUE",
        nargs="*",
        help='such as kind=individual name="Li Lei" mobile=13812345678 person="Han Mei:manager"; nothing after = '
        "empties the field",
    )
    parser.add_argument(
        "--json",
        metavar="FILE",
        type=Path,
        help='the same as an object: {"kind": "individual", "name": "Li Lei", "persons": [{"name": "Han Mei"}]}',
    )


def typed(arguments: argparse.Namespace, upon: Draft) -> Draft:
    """The draft with what the words and the file say upon it. Raises CallError for a field that the kind has not."""
    told = _read(arguments.json) if arguments.json else {}
    persons = upon.persons if "persons" not in told else _persons(arguments.json, told.pop("persons"))
    for word in arguments.words:
        name, is_said, text = word.partition("=")
        if not is_said:
            raise CallError('{word} says nothing. Write a field and its value, like name="Li Lei".', word=word)
        if name == PERSON:
            who, _, role = text.rpartition(":") if ":" in text else (text, "", "")
            persons = (*persons, Person(who, role))
        else:
            told[name] = text
    kind = str(told.pop("kind", upon.kind))
    if kind not in KINDS:
        raise CallError("{kind} is not a kind of customer. It is one of {kinds}.", kind=kind, kinds=", ".join(KINDS))
    for name in _BESIDES & told.keys():
        del told[name]
    for name in told:
        _refuse_unknown(name, kind)
    values = {name: "" if text is None else _text(text) for name, text in told.items()}
    return replace(upon, kind=kind, persons=persons).but(**values)


def day(text: str) -> date:
    """A day that an option names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day. Write it like 2026-05-31.") from None


def moment(text: str) -> datetime:
    """A day and time that an option names."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no time. Write it like 2026-05-31T14:05.") from None


def _refuse_unknown(name: str, kind: str) -> None:
    fields = fields_of(kind)
    if name in fields:
        return
    near = nearest(name, fields)
    mend = f"Did you mean {near}?" if near else f"The fields are {', '.join(fields)}."
    raise CallError("{field} is not a field of a customer of the kind {kind}. {mend}", field=name, kind=kind, mend=mend)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise CallError("{file} cannot be read as JSON: {told}.", file=file, told=error) from error
    if not isinstance(found, dict):
        raise CallError('{file} is no object. Write it like {{"kind": "individual", "name": "Li Lei"}}.', file=file)
    return found


def _persons(file: Path, told: object) -> tuple[Person, ...]:
    known = {"name", "role", "person_id"}
    if not isinstance(told, list) or not all(isinstance(one, dict) and one.keys() <= known for one in told):
        raise CallError('In {file}, persons is no list like [{{"name": "Han Mei", "role": "manager"}}].', file=file)
    return tuple(Person(**{name: _text(value) for name, value in {"name": "", **one}.items()}) for one in told)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
