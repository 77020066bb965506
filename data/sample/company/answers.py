"""Who answered the questionnaires, and what; a customer's mood is the same from wave to wave, the branch's is not."""

import numpy as np
import pandas as pd

from data.sample.company import say, scores, story
from data.sample.company.comments import draw_comments
from data.sample.company.days import DAY_COUNT, draw_office_minutes, to_day_number, to_timestamps
from data.sample.company.draw import Flags, Ints, RandomStream, Texts, mask_unless
from data.sample.company.habits import find_last_purchases
from data.sample.company.who import Customers

RECENT_DAYS = 150
RETURNED_PERCENT = 45
RESPONSE_CHANNELS = {"web": 40, "wechat": 38, "text_message": 12, "telephone": 6, "paper": 4}
ANONYMOUS_SHARE, PARTIAL_SHARE, SKIPPED_SHARE, COMMENTING_SHARE = 0.08, 0.06, 0.015, 0.45


def build_answers(who: Customers, orders: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Responses of all waves, and their answers, response by response."""
    draw = RandomStream("answers")
    mood = draw.bell(len(who.ids))
    responses, parts = [], []
    for survey, kind, month in say.WAVES:
        opened = to_day_number(f"{month}-05")
        last = find_last_purchases(orders, len(who.ids), opened - 1)
        asked = np.flatnonzero((last >= 0) & (last > opened - RECENT_DAYS))
        count = min(say.INVITED[kind] * RETURNED_PERCENT // 100, len(asked) * 6 // 10)
        customer = asked[draw.some(len(asked), count)]
        on = opened + draw.whole(0, 20, count)
        is_complete = ~draw.chance(PARTIAL_SHARE, count)
        ident = np.array([f"{survey}-{number + 1:04d}" for number in range(count)], dtype=object)
        responses.append(
            pd.DataFrame(
                {
                    "survey_id": survey,
                    "response_id": ident,
                    "customer_id": mask_unless(~draw.chance(ANONYMOUS_SHARE, count), who.ids[customer]),
                    "submitted_at": to_timestamps(draw_office_minutes(draw, np.minimum(on, DAY_COUNT - 1))),
                    "channel": draw.pick(RESPONSE_CHANNELS, count),
                    "is_complete": is_complete,
                }
            )
        )
        person = scores.Respondents(mood[customer], who.branch[customer], on)
        parts += _build_wave_answers(
            draw, survey, say.QUESTIONNAIRES[kind], person, ident, is_complete, who.is_english[customer]
        )
    return pd.concat(responses, ignore_index=True), pd.concat(parts, ignore_index=True)


def _build_wave_answers(
    draw: RandomStream,
    survey: str,
    questions: list[say.Question],
    person: scores.Respondents,
    ident: Texts,
    is_complete: Flags,
    is_english: Flags,
) -> list[pd.DataFrame]:
    """Answers of one wave. Who stopped half-way answered only the first questions."""
    size = len(ident)
    until: Ints = np.where(is_complete, len(questions), 1 + draw.below(np.full(size, len(questions) - 1)))
    told = scores.ScoreModel(draw, person)
    parts = []
    for place, asked in enumerate(questions):
        reached = until > place
        frame = pd.DataFrame({"survey_id": survey, "response_id": ident, "question_id": f"Q{place + 1}", "option": ""})
        if asked.role == "choice":
            parts += _draw_options(draw, frame[reached])
        elif asked.role == "comment":
            is_back = (person.branch == story.STORY_BRANCH) & (person.on > story.LOW_SCORE_PERIOD[1])
            unheard = story.is_scored_low(person.branch, person.on)
            text = draw_comments(draw, told.mood(), unheard, is_back, is_english, COMMENTING_SHARE)
            has_text = reached & np.array([entry is not None for entry in text])
            parts.append(frame.assign(text=text)[has_text])
        else:
            score = pd.Series(told.score(asked)).where(~draw.chance(SKIPPED_SHARE, size))
            parts.append(frame.assign(score=score)[reached])
    return parts


def _draw_options(draw: RandomStream, frame: pd.DataFrame) -> list[pd.DataFrame]:
    """One row per chosen option; whoever chose nothing is counted among the first."""
    picked = [draw.chance(share, len(frame)) for share in (0.3, 0.45, 0.4, 0.15, 0.12)]
    picked[0] |= ~np.logical_or.reduce(picked)
    return [
        frame.assign(option=option, text=option)[flags] for option, flags in zip(say.CHANNELS_USED, picked, strict=True)
    ]
