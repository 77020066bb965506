"""Why a cell is no value of its column, with the nearest right word or the largest number that fits."""

from sqlalchemy import TIMESTAMP, Column, Double, Integer, Numeric

from data.intake import problems as say
from data.intake.mapping.vocabulary import Vocabulary, load_vocabulary
from data.parsing.grammar import FILE_CONVENTIONS, Fault
from data.parsing.numbers import parse_number
from data.parsing.sql_values import get_permitted_values, parse_cell
from data.parsing.suggestions import suggest_similar
from data.reason import Reason


def explain_invalid_value(column: Column[object], text: str) -> Reason | None:
    """Why the text is no value of the column; None where it is empty but for characters that nobody sees."""
    value = parse_cell(column, text)
    if value is None:
        return None
    words = load_vocabulary(column.table.name)
    if column.name in words.example_words and parse_number(text, FILE_CONVENTIONS) is None:
        return _explain_unknown_word(column.name, text, words)
    if permitted := get_permitted_values(column):
        return _explain_unlisted_value(text, [str(choice) for choice in permitted])
    if isinstance(value, Fault):
        return say.explain_fault(value, text, is_moment=isinstance(column.type, TIMESTAMP))
    return _explain_unfit_number(column.type, value)


def _explain_unknown_word(name: str, text: str, words: Vocabulary) -> Reason:
    parts: dict[str, object] = {"column": name, "words": ", ".join(words.example_words[name])}
    known = {word.lower(): word for word in words.all_words[name]}
    if near := suggest_similar(text.strip(), known):
        return Reason(say.UNKNOWN_WORD_SIMILAR, parts | {"nearest": known[near]})
    return Reason(say.UNKNOWN_WORD, parts)


def _explain_unlisted_value(text: str, permitted: list[str]) -> Reason:
    parts: dict[str, object] = {"permitted": ", ".join(permitted)}
    if near := suggest_similar(text.strip().replace(" ", "_"), permitted):
        return Reason(say.NOT_LISTED_SIMILAR, parts | {"nearest": near})
    return Reason(say.NOT_LISTED, parts)


def _explain_unfit_number(kind: object, number: str) -> Reason:
    if isinstance(kind, Integer) and abs(float(number)) < 2**31:
        return Reason(say.NOT_A_WHOLE_NUMBER)
    return Reason(say.TOO_LARGE, {"largest": _format_largest(kind)})


def _format_largest(kind: object) -> str:
    if isinstance(kind, Numeric) and not isinstance(kind, Double) and kind.precision is not None:
        scale = kind.scale or 0
        return f"{'9' * (kind.precision - scale)}.{'9' * scale}"
    return "2147483647" if isinstance(kind, Integer) else "1.8e308"
