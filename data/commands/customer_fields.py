"""What is typed on the command line for a customer: field=value words, or a JSON file."""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.entry.record.draft import Draft, Person
from data.errors import UsageError
from data.parsing.suggestions import suggest_similar
from data.schema.customer_archive import KINDS, list_fields_of_kind

PERSON_FIELD = "person"
# What `customer show --format json` tells besides the fields.
_IGNORED_KEYS = {"customer_id", "status"}


def add_field_arguments(parser: argparse.ArgumentParser) -> None:
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


def parse_draft(arguments: argparse.Namespace, base: Draft) -> Draft:
    """The draft with what the words and the file say upon it. Raises CallError for a field that the kind has not."""
    fields = _load_json_object(arguments.json) if arguments.json else {}
    persons = base.persons if "persons" not in fields else _parse_persons(arguments.json, fields.pop("persons"))
    for word in arguments.words:
        name, is_said, text = word.partition("=")
        if not is_said:
            raise UsageError('{word} says nothing. Write a field and its value, like name="Li Lei".', word=word)
        if name == PERSON_FIELD:
            who, _, role = text.rpartition(":") if ":" in text else (text, "", "")
            persons = (*persons, Person(who, role))
        else:
            fields[name] = text
    kind = str(fields.pop("kind", base.kind))
    if kind not in KINDS:
        raise UsageError("{kind} is not a kind of customer. It is one of {kinds}.", kind=kind, kinds=", ".join(KINDS))
    for name in _IGNORED_KEYS & fields.keys():
        del fields[name]
    for name in fields:
        _validate_field_name(name, kind)
    values = {name: "" if text is None else _to_text(text) for name, text in fields.items()}
    return replace(base, kind=kind, persons=persons).with_values(**values)


def _validate_field_name(name: str, kind: str) -> None:
    fields = list_fields_of_kind(kind)
    if name in fields:
        return
    near = suggest_similar(name, fields)
    mend = f"Did you mean {near}?" if near else f"The fields are {', '.join(fields)}."
    raise UsageError(
        "{field} is not a field of a customer of the kind {kind}. {mend}", field=name, kind=kind, mend=mend
    )


def _load_json_object(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError("{file} cannot be read as JSON: {told}.", file=file, told=error) from error
    if not isinstance(found, dict):
        raise UsageError('{file} is no object. Write it like {{"kind": "individual", "name": "Li Lei"}}.', file=file)
    return found


def _parse_persons(file: Path, listed: object) -> tuple[Person, ...]:
    known = {"name", "role", "person_id"}
    if not isinstance(listed, list) or not all(isinstance(one, dict) and one.keys() <= known for one in listed):
        raise UsageError('In {file}, persons is no list like [{{"name": "Han Mei", "role": "manager"}}].', file=file)
    return tuple(Person(**{name: _to_text(value) for name, value in {"name": "", **one}.items()}) for one in listed)


def _to_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
