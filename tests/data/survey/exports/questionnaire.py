"""Made-up questionnaires and the answers of made-up people, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.data.survey.exports import words

NA = "n/a"
"""The answer of someone who says that a scale does not apply to them."""

SCORED = ("csat", "rating", "effort", "importance", "nps")


@dataclass(frozen=True)
class Question:
    """One question: scale, matrix, single, multiple or open. A scale has labels from low to high, or numbers."""

    kind: str
    wording: str
    roles: tuple[str, ...]
    code: str
    low: int = 1
    high: int = 5
    labels: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """The rows of a matrix, the options of a choice."""
    other: str = ""
    """The option that asks for words, of choices that have it."""
    has_na: bool = False
    block: str = ""
    """Questions of one block pair their rows, or themselves, by item."""
    item: str = ""
    is_overall: bool = False
    is_nps: bool = False

    def label(self, score: int) -> str:
        """A score as the person saw it."""
        return self.labels[score - self.low] if self.labels else str(score)


@dataclass
class Person:
    """One respondent. `answers` holds per question: a score or NA; a list of those; a text; a set of texts."""

    number: int
    started: datetime
    sent: datetime
    status: str = "complete"
    """complete, partial, preview or blank: sent without any answer."""
    answers: list[object] = field(default_factory=list)
    email: str = ""


def questionnaire(rng: random.Random, language: str, spaced: bool = False) -> list[Question]:
    """A questionnaire with overall satisfaction, mostly a recommendation, and some of everything else.

    `spaced`: choose-all questions do not follow each other, for tools that name only their options.
    """
    company = rng.choice(words.COMPANIES[language])

    def said(among: dict[str, tuple[str, ...]]) -> str:
        return rng.choice(among[language]).format(company=company)

    asked: list[Question] = []
    rest: list[list[Question]] = []
    has_acsi = rng.random() < 0.2
    if has_acsi:
        roles = ("acsi_overall", "acsi_expectation", "acsi_ideal")
        three = [
            Question("scale", wording.format(company=company), (role,), code, 1, 10, is_overall=position == 0)
            for position, (wording, role, code) in enumerate(
                zip(words.ACSI[language], roles, ("ACSISAT", "ACSIEXP", "ACSIIDEAL"), strict=True)
            )
        ]
        asked += three
    else:
        high, labels = scale(rng, words.SATISFIED[language], numbers=(5, 5, 7, 10))
        asked.append(Question("scale", said(words.OVERALL), ("csat",), "CSAT", 1, high, labels, is_overall=True))
    if rng.random() < 0.9:
        asked.append(Question("scale", said(words.RECOMMEND), ("nps",), "NPS", 0, 10, is_nps=True))
    for wording in rng.sample(words.ASPECT_SATISFACTION[language], rng.choice((0, 1, 1, 2))):
        high, labels = scale(rng, words.SATISFIED[language])
        rest.append(
            [
                Question(
                    "scale",
                    wording,
                    ("csat", "rating"),
                    "SAT",
                    1,
                    high,
                    labels,
                    has_na=bool(labels) and rng.random() < 0.5,
                )
            ]
        )
    if rng.random() < 0.5:
        high, labels = scale(rng, words.EASY[language])
        rest.append([Question("scale", said(words.EFFORT), ("effort",), "CES", 1, high, labels)])
    if rng.random() < 0.4:
        high, labels = scale(rng, words.LIKELY[language])
        rest.append([Question("scale", words.OTHER_RATING[language][0], ("rating",), "AGAIN", 1, high, labels)])
    if rng.random() < 0.3:
        high, labels = scale(rng, words.QUALITY[language])
        rest.append(
            [Question("scale", words.OTHER_RATING[language][1], ("rating", "csat"), "QUALITY", 1, high, labels)]
        )
    rows = list(words.ROWS[language])
    rng.shuffle(rows)
    for title, scales, matrix_roles, code in rng.sample(words.MATRICES[language], rng.choice((1, 1, 2))):
        high, labels = scale(rng, scales[language])
        count = rng.randint(2, 5)
        parts, rows = tuple(rows[:count]), rows[count:]
        rest.append(
            [
                Question(
                    "matrix",
                    title,
                    matrix_roles,
                    code,
                    1,
                    high,
                    labels,
                    parts,
                    has_na=bool(labels) and rng.random() < 0.3,
                )
            ]
        )
    if rng.random() < 0.3:
        high, labels = scale(rng, words.IMPORTANT[language])
        parts = tuple(rng.sample(words.ROWS[language], 3))
        parts = tuple(part for part in parts if all(part not in block[0].parts for block in rest))
        if parts:
            rest.append([Question("matrix", said(words.IMPORTANCE), ("importance",), "IMP", 1, high, labels, parts)])
    rest += _choices(rng, language)
    if rng.random() < 0.25:
        rest.append(_servqual(rng, language, company))
    if rng.random() < 0.25:
        rest.append(_kano(rng, language))
    for wording in rng.sample(words.OPEN[language], rng.choice((1, 1, 2))):
        rest.append(
            [Question("open", wording.format(company=company), ("comment",), rng.choice(("IMPROVE", "COMMENT")))]
        )
    rng.shuffle(rest)
    asked += [question for block in rest for question in block]
    asked += [
        Question("single", wording, ("choice",), code, parts=options)
        for code, wording, options in rng.sample(words.DEMOGRAPHICS[language], rng.choice((0, 1, 2)))
    ]
    return _spaced(_own_codes(asked)) if spaced else _own_codes(asked)


def scale(
    rng: random.Random, among: tuple[tuple[str, ...], ...], numbers: tuple[int, ...] = (5, 7)
) -> tuple[int, tuple[str, ...]]:
    """The highest score and the labels of a scale; mostly with labels."""
    if rng.random() < 0.25:
        return rng.choice(numbers), ()
    labels = rng.choice(among)
    return len(labels), labels


def _choices(rng: random.Random, language: str) -> list[list[Question]]:
    found = []
    for wording, options in rng.sample(words.CHOICES[language], rng.choice((0, 1, 2))):
        other = rng.choice(words.OTHER[language]) if rng.random() < 0.3 and len(options) > 3 else ""
        found.append([Question("single", wording, ("choice",), "SHOP", parts=options, other=other)])
    for wording, options in rng.sample(words.MULTIPLES[language], rng.choice((1, 1, 2))):
        parts = list(options)
        if rng.random() < 0.4:
            parts.insert(rng.randint(0, len(parts)), rng.choice(words.ODD_OPTIONS[language]))
        if rng.random() < 0.3:
            parts.insert(rng.randint(0, len(parts)), rng.choice(words.COMMA_OPTIONS[language]))
        other = rng.choice(words.OTHER[language]) if rng.random() < 0.3 else ""
        found.append([Question("multiple", wording, ("choice",), "CH", parts=tuple(parts), other=other)])
    return found


def _servqual(rng: random.Random, language: str, company: str) -> list[Question]:
    high = rng.choice((5, 7))
    among = [labels for labels in words.AGREED[language] if len(labels) == high]
    labels = rng.choice(among) if rng.random() < 0.6 else ()
    items = words.SERVQUAL_ITEMS[language]
    parts = items if rng.random() < 0.5 else tuple(rng.sample(items, 5))
    blocks = list(zip(words.SERVQUAL_BLOCKS[language], ("expectation", "adequate", "perception"), strict=True))
    if rng.random() < 0.5:
        del blocks[1]
    return [
        Question(
            "matrix",
            title.format(company=company),
            (f"servqual_{kind}",),
            {"expectation": "EXP", "adequate": "ADQ", "perception": "PER"}[kind],
            1,
            high,
            labels,
            parts,
            block="servqual",
        )
        for title, kind in blocks
    ]


def _kano(rng: random.Random, language: str) -> list[Question]:
    labels = rng.choice(words.KANO[language])
    pairs = []
    for feature in rng.sample(words.FEATURES[language], rng.choice((1, 2))):
        for wording, role, code in zip(
            words.KANO_PAIR[language], ("kano_functional", "kano_dysfunctional"), ("KF", "KD"), strict=True
        ):
            pairs.append(
                Question(
                    "scale", wording.format(feature=feature), (role,), code, 1, 5, labels, block="kano", item=feature
                )
            )
    return pairs


def _own_codes(asked: list[Question]) -> list[Question]:
    """No two questions have the same code."""
    seen: dict[str, int] = {}
    found = []
    for question in asked:
        seen[question.code] = seen.get(question.code, 0) + 1
        number = seen[question.code]
        found.append(question if number == 1 else _with(question, code=f"{question.code}{number}"))
    return found


def _with(question: Question, **changes: object) -> Question:
    return Question(**{**question.__dict__, **changes})


def _spaced(asked: list[Question]) -> list[Question]:
    """Choose-all and matrix questions never stand beside another of their kind."""
    wide = ("multiple", "matrix")
    for _ in range(20):
        for position in range(1, len(asked)):
            if asked[position].kind in wide and asked[position - 1].kind in wide and not asked[position].block:
                others = [at for at, question in enumerate(asked) if question.kind not in wide and at > 1]
                if others:
                    asked.insert(position, asked.pop(others[0] if others[0] > position else others[-1]))
    found: list[Question] = []
    for question in asked:
        if question.kind == "multiple" and found and found[-1].kind == "multiple":
            continue
        found.append(question)
    return found


def people(rng: random.Random, asked: list[Question], language: str, count: int) -> list[Person]:
    """Respondents with their answers."""
    liking = rng.choice((0.65, 0.65, 0.3, 0.95))
    moods = [rng.gauss(liking, 0.2) for _ in range(count)]
    guesses = rng.choice((0.2, 0.2, 0.04))
    start = datetime(2025, rng.randint(1, 12), rng.randint(1, 28), 8, 0)
    found = []
    for number, mood in enumerate(moods, start=1):
        start += timedelta(minutes=rng.randint(5, 300))
        person = Person(
            number, start, start + timedelta(seconds=rng.randint(20, 1500)), email=f"user{number:03d}@example.com"
        )
        person.answers = [answer(rng, question, language, mood, guesses) for question in asked]
        if not isinstance(person.answers[0], int):
            person.answers[0] = 1
        found.append(person)
    return found


def answer(rng: random.Random, question: Question, language: str, mood: float, guesses: float) -> object:
    """What one person says to one question; None for nothing. Some guess: then every score is given by somebody."""
    if question.kind == "open":
        return None if rng.random() < 0.1 else comment(rng, language)
    if rng.random() < 0.05:
        return None
    if question.kind == "scale":
        return point(rng, question, mood, guesses)
    if question.kind == "matrix":
        return [None if rng.random() < 0.03 else point(rng, question, mood, guesses) for _ in question.parts]
    if question.kind == "single":
        if question.other and rng.random() < 0.1:
            return (question.other, rng.choice(words.OTHER_TYPED[language]))
        return rng.choice(question.parts)
    share = rng.choice((0.2, 0.5, 0.8))
    typed_by_option: dict[str, str] = {option: "" for option in question.parts if rng.random() < share}
    if question.other and rng.random() < 0.15:
        typed_by_option[question.other] = rng.choice(words.OTHER_TYPED[language])
    return typed_by_option or None


def point(rng: random.Random, question: Question, mood: float, guesses: float) -> int | str:
    if question.has_na and rng.random() < 0.06:
        return NA
    if rng.random() < guesses:
        return rng.randint(question.low, question.high)
    exact = question.low + mood * (question.high - question.low) + rng.gauss(0, 0.8)
    return max(question.low, min(question.high, round(exact)))


def comment(rng: random.Random, language: str) -> str:
    if rng.random() < 0.3:
        return rng.choice(words.COMMENTS)
    return f"{rng.choice(words.MORE[language])} {rng.choice(words.HOW[language])} {rng.randint(1, 99)}"


def unfinish(rng: random.Random, asked: list[Question], among: list[Person], share: float) -> None:
    """Some people stop before the end; what they had not seen yet is empty."""
    for person in among:
        if rng.random() < share:
            person.status = "partial"
            stop = rng.randint(1, max(1, len(asked) - 1))
            person.answers[stop:] = [None] * (len(asked) - stop)


def each(among: list[Person], choose: Callable[[Person], bool]) -> list[int]:
    return [person.number for person in among if choose(person)]
