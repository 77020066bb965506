"""What a cell says as the answer to its question: nothing, one answer or several, or something that cannot be."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.intake import problems as say
from data.parsing.grammar import SURVEY_CONVENTIONS, Fault
from data.parsing.numbers import find_number_fault, parse_number
from data.parsing.text_keys import build_text_key
from data.parsing.typed_values import parse_flag
from data.reason import Reason
from data.survey.model.mapping import Question, SurveyMapping

MAX_ANSWER_LENGTH = 1_000_000
_MAX_SHOWN = 12
_OPTION_WITH_TEXT = re.compile(r"(.+?)〖(.+)〗", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it is stored."""

    option: str
    score: float | None
    text: str | None


class AnswerParser:
    """Reads the cells of one column of a question that is no comment; `option` is the column's own, if it has one."""

    def __init__(self, mapping: SurveyMapping, question: Question, option: str | None = None) -> None:
        self._blank_texts = {build_text_key(text) for text in (*mapping.skipped, *mapping.not_applicable)}
        self._question = question
        self._option = option
        self._scores = {build_text_key(text): score for text, score in question.scores}
        self._whole_options = sorted(
            (one for one in question.options if question.delimiter in one), key=len, reverse=True
        )

    def parse(self, cell: str) -> tuple[Answer, ...] | Reason:
        """The answers in the cell, none where it says that there is none, or why it cannot be read."""
        text = cell.strip()
        if len(text) > MAX_ANSWER_LENGTH:
            return Reason(say.TOO_LONG_CELL, {"most": MAX_ANSWER_LENGTH})
        known = build_text_key(text)
        if not known or known in self._blank_texts:
            return ()
        if self._question.role != "choice":
            return self._parse_score(text, known)
        if self._option is not None:
            return self._parse_ticked_option(text, known, self._option)
        if self._question.delimiter:
            labels = dict.fromkeys(
                label for label in self._split_options(text) if build_text_key(label) not in self._blank_texts
            )
            return tuple({answer.option: answer for answer in map(_parse_option, labels)}.values())
        return (Answer("", None, text),)

    def _parse_score(self, text: str, known: str) -> tuple[Answer, ...] | Reason:
        number = parse_number(text, SURVEY_CONVENTIONS)
        if known in self._scores:
            return (Answer("", self._scores[known], None if number else text),)
        if number is None or not math.isfinite(float(number)):
            if not self._scores:
                return say.explain_fault(find_number_fault(text, SURVEY_CONVENTIONS) or Fault.NOT_A_NUMBER, text)
            answers = [answer for answer, _ in self._question.scores]
            more = ["…"] if len(answers) > _MAX_SHOWN else []
            return Reason(say.NOT_ON_SCALE, {"answers": ", ".join(answers[:_MAX_SHOWN] + more)})
        score = float(number)
        low, high = self._question.scale_min, self._question.scale_max
        if (low is not None and score < low) or (high is not None and score > high):
            return Reason(say.OFF_SCALE, {"low": _format_bound(low), "high": _format_bound(high)})
        return (Answer("", score, None),)

    def _parse_ticked_option(self, text: str, known: str, option: str) -> tuple[Answer, ...]:
        if known == build_text_key(option):
            return (Answer(option, None, option),)
        flag = parse_flag(text)
        if flag == "false":
            return ()
        is_own_text = flag is None and parse_number(text, SURVEY_CONVENTIONS) is None
        return (Answer(option, None, text if is_own_text else option),)

    def _split_options(self, text: str) -> Iterator[str]:
        """The options of one cell. One that holds the delimiter itself is taken whole where it begins."""
        delimiter, begin = self._question.delimiter, 0
        while begin < len(text):
            rest = text[begin:].lstrip()
            begin = len(text) - len(rest)
            end = -1
            for option in self._whole_options:
                if rest.startswith(option) and (
                    not (after := rest[len(option) :].lstrip()) or _has_delimiter_next(after, delimiter)
                ):
                    end = begin + len(option)
                    break
            if end < 0:
                end = text.find(delimiter, begin)
                end = len(text) if end < 0 else end
            if label := text[begin:end].strip():
                yield label
            following = text.find(delimiter.strip() or delimiter, end)
            begin = len(text) if following < 0 else following + len(delimiter.strip() or delimiter)


def _parse_option(label: str) -> Answer:
    """An option, and what was typed beside it where the tool puts that into brackets of its own: 其他〖朋友介绍〗."""
    typed = _OPTION_WITH_TEXT.fullmatch(label)
    return Answer(typed[1].strip(), None, typed[2].strip()) if typed else Answer(label, None, label)


def _has_delimiter_next(rest: str, delimiter: str) -> bool:
    return rest.startswith(delimiter.strip() or delimiter)


def _format_bound(bound: float | None) -> str:
    return "…" if bound is None else f"{bound:g}"
