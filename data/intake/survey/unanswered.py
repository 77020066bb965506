"""Answers that are none: not applicable, no opinion."""

from collections.abc import Mapping

from data.intake.survey.spelling import load_answer_words, normalize_label

NOT_APPLICABLE = load_answer_words("none", "not_applicable")
_NOT_APPLICABLE_KEYS = frozenset(text.casefold() for text in NOT_APPLICABLE)
_NO_OPINION_KEYS = frozenset(map(normalize_label, load_answer_words("none", "no_opinion")))


def split_off_no_opinion(counts: Mapping[str, int]) -> tuple[dict[str, int], tuple[str, ...]]:
    """The answers, and those that say there is no opinion; what is not applicable is in neither."""
    spoken = tuple(
        label
        for label in counts
        if label.casefold() not in _NOT_APPLICABLE_KEYS and normalize_label(label) in _NO_OPINION_KEYS
    )
    left = {
        label: count
        for label, count in counts.items()
        if label.casefold() not in _NOT_APPLICABLE_KEYS and label not in spoken
    }
    return left, spoken
