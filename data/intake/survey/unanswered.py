"""Answers that are none: not applicable, no opinion."""

from collections.abc import Mapping

from data.intake.survey.spelling import normal, words

NOT_APPLICABLE = words("none", "not_applicable")
_NONE = frozenset(text.casefold() for text in NOT_APPLICABLE)
_NO_OPINION = frozenset(map(normal, words("none", "no_opinion")))


def apart(counts: Mapping[str, int]) -> tuple[dict[str, int], tuple[str, ...]]:
    """The answers, and those that say there is no opinion; what is not applicable is in neither."""
    spoken = tuple(label for label in counts if label.casefold() not in _NONE and normal(label) in _NO_OPINION)
    left = {label: count for label, count in counts.items() if label.casefold() not in _NONE and label not in spoken}
    return left, spoken
