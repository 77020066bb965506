"""The role of a question that has a scale, by the words of its wording and of its answers."""

from data.intake.survey import reasons as say
from data.intake.survey.asked import ObservedQuestion
from data.intake.survey.scales import AnswerScale
from data.intake.survey.wording import detect_topics
from data.reason import Reason


def choose_scaled_role(asked: ObservedQuestion, words: frozenset[str], scale: AnswerScale) -> tuple[str, Reason]:
    """The role, and why; Kano's two and the questions that belong together are told apart later."""
    if scale.name == "kano":
        return "kano_functional", Reason(say.KANO_WITH)
    if not asked.rows and "recommend" in words and (scale.low, scale.high) == (0, 10):
        return "nps", Reason(say.NPS)
    asks = detect_topics(asked.question) if asked.rows else words
    if "importance" in asks or scale.name == "importance":
        return "importance", Reason(say.IMPORTANCE)
    is_satisfaction = "satisfaction" in words or (scale.name == "satisfaction" and "recommend" not in words)
    if not asked.rows and is_satisfaction:
        told = say.CSAT_OVERALL if "overall" in words else say.CSAT if "satisfaction" in words else say.CSAT_WORDS
        return "csat", Reason(told)
    is_effort = scale.name in ("ease", "effort") or ("effort" in words and "cost" not in words)
    if not asked.rows and is_effort and not {"recommend", "satisfaction"} & words:
        return "effort", Reason(say.EFFORT)
    low, high = f"{scale.low:g}", f"{scale.high:g}"
    if asked.rows > 1:
        return "rating", Reason(say.RATING_ROW, {"count": asked.rows, "low": low, "high": high})
    if scale.name == "points":
        return "rating", Reason(say.RATING_POINTS, {"low": low, "high": high})
    return "rating", Reason(say.RATING_WORDS, {"worst": scale.scores[-1][0], "best": scale.scores[0][0]})
