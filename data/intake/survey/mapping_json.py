"""A mapping as JSON, to be kept, handed on and edited by hand."""

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields
from typing import Any

from data.errors import IntakeError
from data.intake.problems import Reason, nearest
from data.intake.survey.columns import Recognised
from data.intake.survey.mapping import IGNORE, Mapping, People, Question, Told
from data.intake.survey.people import BY
from data.schema.lists import DELIVERED_DIMENSIONS, EQUITY_DIMENSIONS, QUESTION_ROLES, SERVQUAL_DIMENSIONS

_NOT_KEPT = ("reason", "samples")
_DIMENSIONS = SERVQUAL_DIMENSIONS + EQUITY_DIMENSIONS + DELIVERED_DIMENSIONS


def to_json(mapping: Mapping) -> str:
    """The mapping as text."""
    return json.dumps(_plain(mapping), ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping | Question | Told | People):
        names = [field.name for field in fields(value) if field.name not in _NOT_KEPT]
        return {name: _plain(getattr(value, name)) for name in names}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def from_json(text: str) -> Mapping:
    """The mapping that a text says. Raises IntakeError with what is wrong with it."""
    try:
        told = json.loads(text)
    except ValueError as error:
        raise IntakeError("The map is not JSON: {told}.", told=error) from error
    mapping: Mapping = _of(Mapping, told, "the map")
    for question in mapping.questions:
        _among(question.role, (*QUESTION_ROLES, IGNORE), question, "role")
        if question.dimension is not None:
            _among(question.dimension, _DIMENSIONS, question, "dimension")
        if not question.columns:
            raise _wrong("the question {name} has no columns", name=question.question_id)
    if mapping.people is not None and mapping.people.by not in BY:
        raise _wrong("people are matched by one of {names}, not by {name}", names=", ".join(BY), name=mapping.people.by)
    if mapping.date_order not in ("", "ymd", "mdy", "dmy"):
        raise _wrong("date_order is one of ymd, mdy and dmy, not {name}", name=mapping.date_order)
    return mapping


_INNER: dict[str, Any] = {"questions": Question, "finished": Told, "left_out": Told, "people": People}
_NUMBERS = ("scale_min", "scale_max", "weight")


def _of(kind: Any, told: Any, where: str) -> Any:
    if not isinstance(told, dict):
        raise _wrong("{where} is not an object with names and values", where=where)
    known = {field.name: field for field in fields(kind) if field.name not in _NOT_KEPT}
    for name in told:
        if name not in known:
            raise _wrong("{where} knows no {name}; it knows {names}", where=where, name=name, names=", ".join(known))
    for name, field in known.items():
        if name not in told and field.default is MISSING and field.default_factory is MISSING:
            raise _wrong("{where} says no {name}", where=where, name=name)
    return kind(**{name: _value(name, str(known[name].type), value, where) for name, value in told.items()})


def _value(name: str, kind: str, value: Any, where: str) -> Any:
    try:
        if value is None and "None" in kind:
            return None
        if name == "questions":
            return tuple(_of(Question, one, f"question {at}") for at, one in enumerate(_list(value), start=1))
        if name in _INNER:
            return _of(_INNER[name], value, name)
        if name == "scores":
            return tuple((_text(text), float(score)) for text, score in _list(value))
        if name in _NUMBERS:
            return float(value)
        return tuple(_text(one) for one in _list(value)) if "tuple" in kind else _text(value)
    except (TypeError, ValueError) as error:
        raise _wrong("{name} of {where} cannot be {value}", name=name, where=where, value=json.dumps(value)) from error


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _among(value: str, among: Iterable[str], question: Question, what: str) -> None:
    if value not in (names := list(among)):
        near = nearest(value, names)
        mend = f"did you mean {near}?" if near else f"it is one of {', '.join(names)}"
        raise _wrong(
            "{value} is no {what} of {name}; {mend}", value=value, what=what, name=question.question_id, mend=mend
        )


def _wrong(template: str, **parts: object) -> IntakeError:
    return IntakeError("The map does not fit: {told}.", told=Reason(template, parts))


def refuse_unfit(mapping: Mapping, found: Recognised) -> None:
    """Raise IntakeError where the mapping calls columns that the file does not have, or questions by one name."""
    names = {column.name for column in found.columns}
    told = [mapping.response_id, mapping.channel, *mapping.submitted_at, *mapping.address]
    told += [one.column for one in (mapping.finished, mapping.left_out, mapping.people) if one]
    told += [column for question in mapping.questions for column in question.columns]
    for name in told:
        if name is not None and name not in names:
            near = next((one for one in names if one.lower() == nearest(name, [n.lower() for n in names])), None)
            mend = f"Did you mean “{near}”?" if near else "Its columns are: " + ", ".join(sorted(names)[:20]) + "."
            raise IntakeError(
                "The map names the column “{name}”, which the file does not have. {mend}", name=name, mend=mend
            )
    asked = [question.question_id for question in mapping.questions if question.role != IGNORE]
    for question_id in asked:
        if asked.count(question_id) > 1:
            raise IntakeError("The map names two questions {name}. Give one of them another.", name=question_id)
