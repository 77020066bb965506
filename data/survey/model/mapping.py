"""What each column of a survey file means, as proposed and as a person confirmed it."""

from dataclasses import dataclass, field

from data.reason import Reason

MATCH_KEYS = ("customer_id", "email", "phone")


IGNORE = "ignore"


@dataclass(frozen=True)
class Question:
    """One question: where its answers stand and what they measure.

    `role` is one of schema.lists.QUESTION_ROLES or IGNORE. Choose-all is role choice with several `columns` (and an
    option for each) or with a `delimiter` between the options of one cell.
    """

    question_id: str
    wording: str
    role: str
    columns: tuple[str, ...]
    options: tuple[str, ...] = ()
    """With several columns the option of each; with a delimiter those options that contain it themselves."""
    delimiter: str = ""
    dimension: str | None = None
    item: str | None = None
    scale_min: float | None = None
    scale_max: float | None = None
    weight: float | None = None
    scores: tuple[tuple[str, float], ...] = ()
    """Text answers and their scores; compared without regard to case and blanks. Other answers must be numbers."""
    reason: Reason | None = field(default=None, compare=False)
    """Why this was proposed; not part of the JSON."""
    samples: tuple[str, ...] = field(default=(), compare=False)
    """Some of the values, for the person who confirms; not part of the JSON."""


@dataclass(frozen=True)
class FlagColumn:
    """A column that says something about the response: `among` are the texts that say yes; none: any text does."""

    column: str
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class RespondentKey:
    """By which column respondents are matched to customers; `by` is customer_id, email or phone."""

    column: str
    by: str


@dataclass(frozen=True)
class SurveyMapping:
    """All that must be known to store a file. Columns are called by `Column.name`."""

    layout: str
    questions: tuple[Question, ...]
    response_id: str | None = None
    """None: the number is a hash of stamp, address and occurrence."""
    submitted_at: tuple[str, ...] = ()
    """The first of these that is filled is the moment."""
    date_order: str = "ymd"
    """ymd, mdy or dmy, for dates not beginning with the year; '' where the file leaves it open: a person must say."""
    finished: FlagColumn | None = None
    """Responses for which it does not say yes are partial. None: all with any answer are complete."""
    left_out: FlagColumn | None = None
    """Responses for which it says yes are previews or tests, and are not stored."""
    address: tuple[str, ...] = ()
    """E-mail and network address; only to make up numbers."""
    channel: str | None = None
    people: RespondentKey | None = None
    skipped: tuple[str, ...] = ()
    """Texts that are no answer in any question, comments included."""
    not_applicable: tuple[str, ...] = ()
    """Texts that are no answer where a score or an option is expected; in a comment they are text."""
