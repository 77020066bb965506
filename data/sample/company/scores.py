"""From a person's mood and the branch's state to the scores of one questionnaire."""

from dataclasses import dataclass

import numpy as np

from data.sample.company.draw import Floats, Ints, RandomStream
from data.sample.company.say import Question
from data.sample.company.story import is_answering_slowly, is_scored_low

BRANCH_LEVEL = np.array([0.0, 0.06, 0.05, -0.05, 0.02, 0.08])
# Centre and spread of the score by role; moods and the story move it.
SCORE_CENTRES = {
    "csat": (4.42, 0.55, 0.85),
    "nps": (8.45, 1.25, 1.7),
    "acsi_overall": (8.1, 1.1, 1.7),
    "acsi_expectation": (7.6, 1.2, 1.6),
    "acsi_ideal": (7.2, 1.3, 1.6),
    "effort": (5.6, 0.9, 1.1),
    "rating": (7.6, 1.2, 0.7),
}
SLOW_ANSWER_EFFECTS = {"personnel": 1.6, "service": 1.5, "relationship": 1.6, "time": 0.9}
PERCEIVED = {"tangibles": 5.6, "reliability": 5.5, "responsiveness": 5.5, "assurance": 5.7, "empathy": 5.3}
EXPECTED = {"tangibles": 5.7, "reliability": 6.4, "responsiveness": 6.2, "assurance": 6.1, "empathy": 5.8}
IMPORTANCE = {"tangibles": 4.6, "reliability": 6.3, "responsiveness": 6.0, "assurance": 5.7, "empathy": 5.3}
SLOW_ANSWER, LOW_MOOD, LESS_THAN_EXPECTED = 1.5, 0.45, 1.6

# Answers to "if there is" and "if there is not": 1 like, 2 expect, 3 neutral, 4 accept, 5 dislike; with weights.
ATTRACTIVE = {(1, 3): 50, (1, 2): 8, (1, 4): 12, (1, 5): 14, (3, 3): 14, (1, 1): 2}
ONE_DIMENSIONAL = {(1, 5): 58, (1, 3): 14, (2, 5): 14, (3, 3): 12, (5, 5): 2}
MUST_BE = {(2, 5): 40, (3, 5): 22, (1, 5): 20, (3, 3): 12, (1, 3): 4, (1, 1): 2}
INDIFFERENT = {(3, 3): 52, (2, 3): 14, (1, 3): 18, (3, 4): 10, (5, 3): 4, (2, 5): 2}
REVERSE = {(5, 1): 22, (5, 3): 24, (4, 1): 18, (3, 1): 10, (3, 3): 20, (1, 3): 6}
FEATURE_KINDS = {
    "same_day": ATTRACTIVE,
    "gift_wrap": INDIFFERENT,
    "free_returns": ONE_DIMENSIONAL,
    "order_tracking": MUST_BE,
    "newsletter": REVERSE,
    "loyalty_club": ATTRACTIVE,
}


@dataclass(frozen=True)
class Respondents:
    """Those who answer one wave: mood (about normal), branch and day."""

    mood_level: Floats
    branch: Ints
    on: Ints


class ScoreModel:
    """The scores of one wave; each person keeps a mood and, over one questionnaire, a day's temper."""

    def __init__(self, draw: RandomStream, person: Respondents) -> None:
        self._draw, self._size = draw, len(person.on)
        self._level = person.mood_level + 0.8 * draw.bell(self._size) + BRANCH_LEVEL[person.branch]
        self._is_low = is_scored_low(person.branch, person.on)
        self._is_slow = is_answering_slowly(person.branch, person.on)
        self._expected: dict[str, Floats] = {}
        self._pairs: dict[str, Ints] = {}

    def mood(self) -> Floats:
        """Mood from 0 to 1 as a comment shows it."""
        mood: Floats = np.clip(0.86 + 0.2 * self._level - 0.34 * self._is_low, 0.0, 1.0)
        return mood

    def score(self, asked: Question) -> Floats:
        """One score per person on the question's scale."""
        assert asked.low is not None
        assert asked.high is not None
        if asked.role.startswith("kano"):
            return self._kano(asked).astype(np.float64)
        return np.clip(np.rint(self._wish(asked)), asked.low, asked.high)

    def _wish(self, asked: Question) -> Floats:
        noise = self._draw.bell(self._size)
        dimension, item = asked.dimension or "", asked.item or ""
        if asked.role == "servqual_expectation":
            self._expected[item] = EXPECTED[dimension] + 0.7 * noise
            return self._expected[item]
        if asked.role == "servqual_adequate":
            return self._expected[item] - LESS_THAN_EXPECTED + 0.5 * noise
        if asked.role == "servqual_perception":
            slow = SLOW_ANSWER * self._is_slow * (dimension == "responsiveness")
            usual = PERCEIVED[dimension] + 0.45 * self._level + 0.6 * noise
            return np.asarray(usual - slow - LOW_MOOD * self._is_low)
        if asked.role == "importance":
            return IMPORTANCE[dimension] + 0.8 * noise
        centre, spread, fall = SCORE_CENTRES[asked.role]
        fall = SLOW_ANSWER_EFFECTS.get(dimension, fall)
        return np.asarray(centre + spread * (0.8 * self._level + 0.55 * noise) - fall * self._is_low)

    def _kano(self, asked: Question) -> Ints:
        """The two answers of a pair belong together, so both come from one draw."""
        item = asked.item or ""
        weighted = FEATURE_KINDS[item]
        if item not in self._pairs:
            self._pairs[item] = self._draw.index(list(weighted.values()), self._size)
        side = 0 if asked.role == "kano_functional" else 1
        return np.array([pair[side] for pair in weighted])[self._pairs[item]]
