"""From a person's mood and the branch's state to the scores of one questionnaire."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.sample.company import questionnaires, story
from data.sample.company.calendar import DAY_COUNT, draw_office_minutes, to_day_number, to_timestamps
from data.sample.company.customers import Customers
from data.sample.company.purchases import find_last_purchases
from data.sample.company.questionnaires import Question
from data.sample.company.random_stream import Flags, Floats, Ints, RandomStream, Texts, mask_unless
from data.sample.company.story import is_answering_slowly, is_scored_low

GLAD_COMMENTS = (
    ("Quick delivery and friendly people.", "送货快，人也热情。"),
    ("Everything as ordered, thank you.", "和下单的一样，谢谢。"),
    ("The gift boxes are lovely.", "礼盒很漂亮，朋友很喜欢。"),
    ("Good value, I will come back.", "性价比高，会再来。"),
    ("My contact always calls back.", "客户经理每次都回电话。"),
    ("The tea is fresh, as always.", "茶叶一如既往地新鲜。"),
    ("Easy to order from the mini program.", "小程序下单很方便。"),
    ("Problem solved on the same day. 👍", "当天就解决了问题。👍"),
    ("We recommend you to our partners.", "已经推荐给合作伙伴。"),
    ("Invoices are correct and on time.", "发票准确及时。"),
)
NEUTRAL_COMMENTS = (
    ("All right, nothing special.", "还可以，没什么特别的。"),
    ("Good goods, but prices have gone up.", "东西不错，就是涨价了。"),
    ("Delivery took a little long.", "送货稍微慢了点。"),
    ("N/A", "暂无"),
    ("The web page could be clearer.", "网页可以再清楚一些。"),
    ("Packaging could be better.", "包装可以再好一点。"),
)
CROSS_COMMENTS = (
    ("Two pieces arrived broken.", "到货时坏了两件。"),
    ("Wrong colour, and the exchange was tiresome.", "颜色发错了，换货很麻烦。"),
    ("Too expensive for what it is.", "这个质量不值这个价。"),
    ("The promised day was not kept.", "没有按承诺的日期送到。"),
    ("The quality is not what it was.", "质量不如以前。"),
    ("Nobody told me the item was out of stock.", "缺货也没人通知我。"),
)
UNHEARD_COMMENTS = (
    ("Nobody answers my messages any more.", "发消息没人回。"),
    ("I waited three days for a reply.", "等了三天才有人回复。"),
    ("I called four times and was passed around.", "打了四次电话，一直被推来推去。"),
    ("My contact left and nobody took over.", "客户经理走了，没人接手。"),
    ("Your people seem not to care whether we stay.", "感觉你们的人不在乎我们走不走。"),
    ("The goods are fine, but the service is slow and unfriendly.", "东西没问题，但服务又慢又不耐烦。"),
)
RETURNED_COMMENTS = (
    ("Somebody called me back at last. Much better now.", "终于有人回电话了，现在好多了。"),
    ("Good that you asked. I am back.", "谢谢你们主动联系，我又回来了。"),
    ("The new contact answers within the hour.", "新的客户经理一小时内就回复。"),
)


def draw_comments(
    draw: RandomStream, mood: Floats, is_unheard: Flags, is_back: Flags, is_english: Flags, often: float
) -> Texts:
    """A comment or nothing per person; mood runs from 0, as bad as can be, to 1."""
    size = len(mood)
    english, chinese = (_draw_texts(draw, mood, is_unheard, is_back, place) for place in (0, 1))
    return mask_unless(draw.bernoulli(often, size), np.where(is_english, english, chinese))


def _draw_texts(draw: RandomStream, mood: Floats, is_unheard: Flags, is_back: Flags, language: int) -> Texts:
    size = len(mood)
    glad, even, cross, unheard, better = (
        draw.choice([pair[language] for pair in pool], size)
        for pool in (GLAD_COMMENTS, NEUTRAL_COMMENTS, CROSS_COMMENTS, UNHEARD_COMMENTS, RETURNED_COMMENTS)
    )
    usual = np.where(mood >= 0.7, glad, np.where(mood >= 0.45, even, cross))
    spoken: Texts = np.where(
        is_unheard & (mood < 0.7), unheard, np.where(is_back & (mood >= 0.7) & draw.bernoulli(0.4, size), better, usual)
    )
    return spoken


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

    def __init__(self, draw: RandomStream, respondents: Respondents) -> None:
        self._draw, self._size = draw, len(respondents.on)
        self._level = respondents.mood_level + 0.8 * draw.bell_curve(self._size) + BRANCH_LEVEL[respondents.branch]
        self._is_low = is_scored_low(respondents.branch, respondents.on)
        self._is_slow = is_answering_slowly(respondents.branch, respondents.on)
        self._expected: dict[str, Floats] = {}
        self._pairs: dict[str, Ints] = {}

    def compute_mood(self) -> Floats:
        """Mood from 0 to 1 as a comment shows it."""
        mood: Floats = np.clip(0.86 + 0.2 * self._level - 0.34 * self._is_low, 0.0, 1.0)
        return mood

    def draw_scores(self, question: Question) -> Floats:
        """One score per person on the question's scale."""
        assert question.low is not None
        assert question.high is not None
        if question.role.startswith("kano"):
            return self._draw_kano_answers(question).astype(np.float64)
        return np.clip(np.rint(self._draw_raw_scores(question)), question.low, question.high)

    def _draw_raw_scores(self, question: Question) -> Floats:
        noise = self._draw.bell_curve(self._size)
        dimension, item = question.dimension or "", question.item or ""
        if question.role == "servqual_expectation":
            self._expected[item] = EXPECTED[dimension] + 0.7 * noise
            return self._expected[item]
        if question.role == "servqual_adequate":
            return self._expected[item] - LESS_THAN_EXPECTED + 0.5 * noise
        if question.role == "servqual_perception":
            slow = SLOW_ANSWER * self._is_slow * (dimension == "responsiveness")
            usual = PERCEIVED[dimension] + 0.45 * self._level + 0.6 * noise
            return np.asarray(usual - slow - LOW_MOOD * self._is_low)
        if question.role == "importance":
            return IMPORTANCE[dimension] + 0.8 * noise
        centre, spread, fall = SCORE_CENTRES[question.role]
        fall = SLOW_ANSWER_EFFECTS.get(dimension, fall)
        return np.asarray(centre + spread * (0.8 * self._level + 0.55 * noise) - fall * self._is_low)

    def _draw_kano_answers(self, question: Question) -> Ints:
        """The two answers of a pair belong together, so both come from one draw."""
        item = question.item or ""
        weighted = FEATURE_KINDS[item]
        if item not in self._pairs:
            self._pairs[item] = self._draw.weighted_indices(list(weighted.values()), self._size)
        side = 0 if question.role == "kano_functional" else 1
        return np.array([pair[side] for pair in weighted])[self._pairs[item]]


RECENT_DAYS = 150
RETURNED_PERCENT = 45
RESPONSE_CHANNELS = {"web": 40, "wechat": 38, "text_message": 12, "telephone": 6, "paper": 4}
ANONYMOUS_SHARE, PARTIAL_SHARE, SKIPPED_SHARE, COMMENTING_SHARE = 0.08, 0.06, 0.015, 0.45


def build_answers(customers: Customers, orders: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Responses of all waves, and their answers, response by response."""
    draw = RandomStream("answers")
    mood = draw.bell_curve(len(customers.ids))
    responses, parts = [], []
    for survey, kind, month in questionnaires.WAVES:
        opened = to_day_number(f"{month}-05")
        last = find_last_purchases(orders, len(customers.ids), opened - 1)
        asked = np.flatnonzero((last >= 0) & (last > opened - RECENT_DAYS))
        count = min(questionnaires.INVITED[kind] * RETURNED_PERCENT // 100, len(asked) * 6 // 10)
        customer = asked[draw.sample_indices(len(asked), count)]
        on = opened + draw.integers(0, 20, count)
        is_complete = ~draw.bernoulli(PARTIAL_SHARE, count)
        ident = np.array([f"{survey}-{number + 1:04d}" for number in range(count)], dtype=object)
        responses.append(
            pd.DataFrame(
                {
                    "survey_id": survey,
                    "response_id": ident,
                    "customer_id": mask_unless(~draw.bernoulli(ANONYMOUS_SHARE, count), customers.ids[customer]),
                    "submitted_at": to_timestamps(draw_office_minutes(draw, np.minimum(on, DAY_COUNT - 1))),
                    "channel": draw.weighted_choice(RESPONSE_CHANNELS, count),
                    "is_complete": is_complete,
                }
            )
        )
        person = Respondents(mood[customer], customers.branch[customer], on)
        parts += _build_wave_answers(
            draw,
            survey,
            questionnaires.QUESTIONNAIRES[kind],
            person,
            ident,
            is_complete,
            customers.is_english[customer],
        )
    return pd.concat(responses, ignore_index=True), pd.concat(parts, ignore_index=True)


def _build_wave_answers(
    draw: RandomStream,
    survey: str,
    questions: list[questionnaires.Question],
    person: Respondents,
    ident: Texts,
    is_complete: Flags,
    is_english: Flags,
) -> list[pd.DataFrame]:
    """Answers of one wave. Who stopped half-way answered only the first questions."""
    size = len(ident)
    until: Ints = np.where(is_complete, len(questions), 1 + draw.integers_below(np.full(size, len(questions) - 1)))
    scores = ScoreModel(draw, person)
    parts = []
    for place, asked in enumerate(questions):
        reached = until > place
        frame = pd.DataFrame({"survey_id": survey, "response_id": ident, "question_id": f"Q{place + 1}", "option": ""})
        if asked.role == "choice":
            parts += _draw_options(draw, frame[reached])
        elif asked.role == "comment":
            is_back = (person.branch == story.STORY_BRANCH) & (person.on > story.LOW_SCORE_PERIOD[1])
            unheard = story.is_scored_low(person.branch, person.on)
            text = draw_comments(draw, scores.compute_mood(), unheard, is_back, is_english, COMMENTING_SHARE)
            has_text = reached & np.array([entry is not None for entry in text])
            parts.append(frame.assign(text=text)[has_text])
        else:
            score = pd.Series(scores.draw_scores(asked)).where(~draw.bernoulli(SKIPPED_SHARE, size))
            parts.append(frame.assign(score=score)[reached])
    return parts


def _draw_options(draw: RandomStream, frame: pd.DataFrame) -> list[pd.DataFrame]:
    """One row per chosen option; whoever chose nothing is counted among the first."""
    flags_by_option = [draw.bernoulli(share, len(frame)) for share in (0.3, 0.45, 0.4, 0.15, 0.12)]
    flags_by_option[0] |= ~np.logical_or.reduce(flags_by_option)
    return [
        frame.assign(option=option, text=option)[flags]
        for option, flags in zip(questionnaires.CHANNELS_USED, flags_by_option, strict=True)
    ]
