"""Questions, wishes and complaints, and how soon they were answered; in the South, for a time, late."""

import numpy as np
import pandas as pd

from data.sample.company.calendar import DAY_COUNT, to_timestamps
from data.sample.company.customers import Customers
from data.sample.company.organization import EMPLOYEE_IDS, SELLER_COUNT, find_service_agents
from data.sample.company.random_stream import Ints, RandomStream, mask_unless
from data.sample.company.story import is_answering_slowly

SHARE_OF_ORDERS = 0.055
KINDS = {"enquiry": 40, "complaint": 32, "request": 17, "repair": 11}
CATEGORIES = {"delivery": 30, "goods": 27, "invoice": 15, "advice": 14, "staff": 8, "website": 6}
LEVELS = {"minor": 45, "normal": 40, "serious": 15}
PROMISED_HOURS = {"minor": 72, "normal": 48, "serious": 24}
CAUSES = {
    "late delivery": 24,
    "damaged goods": 18,
    "wrong item": 14,
    "missing information": 18,
    "price": 10,
    "no answer": 10,
    "manner of staff": 6,
}
BEHAVIOURS = {"demanding": 24, "confused": 26, "agitated": 18, "unknown": 32}
INTAKES = {"telephone": 40, "wechat": 30, "email": 14, "store": 10, "web": 6}
ANSWER_MINUTES, SLOW_ANSWER_MINUTES, SOLVE_MINUTES = 260.0, 1700.0, 1900.0
END_MINUTE = DAY_COUNT * 1440


def build_service_cases(customers: Customers, orders: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Service cases in the order of their opening, and what happened in each."""
    draw = RandomStream("service")
    case_orders = orders[draw.bernoulli(SHARE_OF_ORDERS, len(orders))]
    opened = (case_orders["day"].to_numpy() + draw.integers(0, 18, len(case_orders))) * 1440 + draw.integers(
        500, 1200, len(case_orders)
    )
    place = np.argsort(opened, kind="stable")
    place = place[opened[place] < END_MINUTE]
    opened, customer = opened[place], case_orders["customer"].to_numpy()[place]
    size, branch = len(opened), customers.branch[customer]
    is_slow = is_answering_slowly(branch, opened // 1440)
    kind = np.where(is_slow & draw.bernoulli(0.35, size), "complaint", draw.weighted_choice(KINDS, size))
    level = draw.weighted_choice(LEVELS, size)
    answered = opened + 5 + draw.exponential(np.where(is_slow, SLOW_ANSWER_MINUTES, ANSWER_MINUTES)).astype(np.int64)
    solved = answered + 10 + draw.exponential(np.full(size, SOLVE_MINUTES)).astype(np.int64)
    closed = solved + draw.integers(1, 2880, size)
    hours = pd.Series(level).map(PROMISED_HOURS).to_numpy(dtype=np.int64)
    ident = np.array([f"F{number + 1:05d}" for number in range(size)], dtype=object)
    agent = find_service_agents(branch)
    table = pd.DataFrame(
        {
            "case_id": ident,
            "customer_id": customers.ids[customer],
            "kind": kind,
            "category": np.where(is_slow & draw.bernoulli(0.3, size), "staff", draw.weighted_choice(CATEGORIES, size)),
            "level": level,
            "phase": np.where(
                kind == "enquiry",
                draw.weighted_choice({"pre_sale": 55, "in_sale": 25, "after_sale": 20}, size),
                draw.weighted_choice({"in_sale": 30, "after_sale": 70}, size),
            ),
            "intake": draw.weighted_choice(INTAKES, size),
            "cause": np.where(is_slow & draw.bernoulli(0.4, size), "no answer", draw.weighted_choice(CAUSES, size)),
            "behaviour": draw.weighted_choice(BEHAVIOURS, size),
            "opened_at": to_timestamps(opened),
            "first_response_at": pd.Series(to_timestamps(answered)).where(answered < END_MINUTE),
            "promised_at": to_timestamps(opened + hours * 60),
            "resolved_at": pd.Series(to_timestamps(solved)).where(solved < END_MINUTE),
            "closed_at": pd.Series(to_timestamps(closed)).where(closed < END_MINUTE),
            "owner_id": EMPLOYEE_IDS[agent],
        }
    )
    assigned = opened + np.minimum(draw.integers(1, 4, size), answered - opened - 1)
    is_raised = (level == "serious") & draw.bernoulli(0.5, size)
    manager = SELLER_COUNT + branch
    steps = [
        ("opened", opened, np.full(size, -1)),
        ("assigned", assigned, agent),
        ("first_response", answered, np.full(size, -1)),
        ("escalated", np.where(is_raised, answered + 1, END_MINUTE), manager),
        ("resolved", solved, np.full(size, -1)),
        ("closed", closed, np.full(size, -1)),
    ]
    return table, pd.concat([_build_case_events(ident, *step) for step in steps]).sort_values(
        ["case_id", "at"], kind="stable", ignore_index=True
    )


def _build_case_events(ident: np.ndarray, event: str, minutes: Ints, to: Ints) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "case_id": ident,
            "at": to_timestamps(minutes),
            "event": event,
            "to_employee_id": mask_unless(to >= 0, EMPLOYEE_IDS[to]),
        }
    )
    return frame[minutes < END_MINUTE]
