"""A mapping as JSON, to be kept, handed on and edited by hand."""

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields
from typing import Any

from data.errors import IntakeError
from data.parsing.suggestions import suggest_similar
from data.reason import Reason
from data.schema.value_lists import CUSTOMER_VALUE_DIMENSIONS, EQUITY_DIMENSIONS, QUESTION_ROLES, SERVQUAL_DIMENSIONS
from data.survey.model.columns import DetectedLayout
from data.survey.model.mapping import IGNORE, MATCH_KEYS, FlagColumn, Question, RespondentKey, SurveyMapping

_UNSERIALIZED = ("reason", "samples")
_DIMENSIONS = SERVQUAL_DIMENSIONS + EQUITY_DIMENSIONS + CUSTOMER_VALUE_DIMENSIONS


def dump_mapping_json(mapping: SurveyMapping) -> str:
    """The mapping as text."""
    return json.dumps(_to_plain_value(mapping), ensure_ascii=False, indent=2) + "\n"


def _to_plain_value(value: Any) -> Any:
    if isinstance(value, SurveyMapping | Question | FlagColumn | RespondentKey):
        names = [field.name for field in fields(value) if field.name not in _UNSERIALIZED]
        return {name: _to_plain_value(getattr(value, name)) for name in names}
    return [_to_plain_value(one) for one in value] if isinstance(value, tuple) else value


def parse_mapping_json(text: str) -> SurveyMapping:
    """The mapping that a text says. Raises IntakeError with what is wrong with it."""
    try:
        content = json.loads(text)
    except ValueError as error:
        raise IntakeError("The map is not JSON: {told}.", told=error) from error
    mapping: SurveyMapping = _parse_dataclass(SurveyMapping, content, "the map")
    for question in mapping.questions:
        _validate_choice(question.role, (*QUESTION_ROLES, IGNORE), question, "role")
        if question.dimension is not None:
            _validate_choice(question.dimension, _DIMENSIONS, question, "dimension")
        if not question.columns:
            raise _build_map_error("the question {name} has no columns", name=question.question_id)
    if mapping.people is not None and mapping.people.by not in MATCH_KEYS:
        raise _build_map_error(
            "people are matched by one of {names}, not by {name}", names=", ".join(MATCH_KEYS), name=mapping.people.by
        )
    if mapping.date_order not in ("", "ymd", "mdy", "dmy"):
        raise _build_map_error("date_order is one of ymd, mdy and dmy, not {name}", name=mapping.date_order)
    return mapping


_NESTED_TYPES: dict[str, Any] = {
    "questions": Question,
    "finished": FlagColumn,
    "left_out": FlagColumn,
    "people": RespondentKey,
}
_NUMBER_FIELDS = ("scale_min", "scale_max", "weight")


def _parse_dataclass(kind: Any, content: Any, where: str) -> Any:
    if not isinstance(content, dict):
        raise _build_map_error("{where} is not an object with names and values", where=where)
    known = {field.name: field for field in fields(kind) if field.name not in _UNSERIALIZED}
    for name in content:
        if name not in known:
            raise _build_map_error(
                "{where} knows no {name}; it knows {names}", where=where, name=name, names=", ".join(known)
            )
    for name, field in known.items():
        if name not in content and field.default is MISSING and field.default_factory is MISSING:
            raise _build_map_error("{where} says no {name}", where=where, name=name)
    return kind(**{name: _parse_value(name, str(known[name].type), value, where) for name, value in content.items()})


def _parse_value(name: str, kind: str, value: Any, where: str) -> Any:
    try:
        if value is None and "None" in kind:
            return None
        if name == "questions":
            return tuple(
                _parse_dataclass(Question, one, f"question {at}")
                for at, one in enumerate(_require_list(value), start=1)
            )
        if name in _NESTED_TYPES:
            return _parse_dataclass(_NESTED_TYPES[name], value, name)
        if name == "scores":
            return tuple((_require_text(text), float(score)) for text, score in _require_list(value))
        if name in _NUMBER_FIELDS:
            return float(value)
        return tuple(_require_text(one) for one in _require_list(value)) if "tuple" in kind else _require_text(value)
    except (TypeError, ValueError) as error:
        raise _build_map_error(
            "{name} of {where} cannot be {value}", name=name, where=where, value=json.dumps(value)
        ) from error


def _require_list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _require_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _validate_choice(value: str, choices: Iterable[str], question: Question, what: str) -> None:
    if value not in (names := list(choices)):
        near = suggest_similar(value, names)
        mend = f"did you mean {near}?" if near else f"it is one of {', '.join(names)}"
        raise _build_map_error(
            "{value} is no {what} of {name}; {mend}", value=value, what=what, name=question.question_id, mend=mend
        )


def _build_map_error(template: str, **parts: object) -> IntakeError:
    return IntakeError("The map does not fit: {told}.", told=Reason(template, parts))


def validate_mapping_columns(mapping: SurveyMapping, detected: DetectedLayout) -> None:
    """Raise IntakeError where the mapping calls columns that the file does not have, or questions by one name."""
    names = {column.name for column in detected.columns}
    columns = [mapping.response_id, mapping.channel, *mapping.submitted_at, *mapping.address]
    columns += [one.column for one in (mapping.finished, mapping.left_out, mapping.people) if one]
    columns += [column for question in mapping.questions for column in question.columns]
    for name in columns:
        if name is not None and name not in names:
            near = next(
                (one for one in names if one.lower() == suggest_similar(name, [n.lower() for n in names])), None
            )
            mend = f"Did you mean “{near}”?" if near else "Its columns are: " + ", ".join(sorted(names)[:20]) + "."
            raise IntakeError(
                "The map names the column “{name}”, which the file does not have. {mend}", name=name, mend=mend
            )
    asked = [question.question_id for question in mapping.questions if question.role != IGNORE]
    for question_id in asked:
        if asked.count(question_id) > 1:
            raise IntakeError("The map names two questions {name}. Give one of them another.", name=question_id)
