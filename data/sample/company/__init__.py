"""The sample company: a trading house that does not exist, the same to the last row whenever it is made."""

import pandas as pd

from data.sample.company import archive, credit, details, house
from data.sample.company.answers import build_answers
from data.sample.company.buy import build_order_lines, sum_revenue_by_customer
from data.sample.company.campaigns import build_campaigns, build_touches
from data.sample.company.contacts import build_interactions
from data.sample.company.contracts import build_contracts
from data.sample.company.days import DAY_COUNT
from data.sample.company.habits import draw_orders, find_last_purchases
from data.sample.company.leaving import build_churn_notes
from data.sample.company.loyalty import build_loyalty_points
from data.sample.company.places import build_branches, build_employees
from data.sample.company.products import build_products
from data.sample.company.say import build_surveys
from data.sample.company.service import build_service_cases
from data.sample.company.who import build_customers
from data.sample.company.win import build_opportunities


def build_company() -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Frames of every table of the warehouse, and what there is to say about them."""
    who = build_customers()
    bought = draw_orders(who)
    goods = build_products()
    touched, led_to = build_touches(who, bought)
    lines = build_order_lines(who, bought, goods, led_to)
    deals, steps = build_opportunities(who)
    service_cases, case_events = build_service_cases(who, bought)
    debts = credit.build_receivables(who, lines)
    rated = credit.find_rated_companies(who, sum_revenue_by_customer(lines, who.ids))
    waves, questions = build_surveys()
    responses, answered = build_answers(who, bought)
    with_customer = steps.merge(deals[["opportunity_id", "customer_id"]], on="opportunity_id")
    frames = {
        "branches": build_branches(),
        "employees": build_employees(),
        "customers": archive.add_status(who, find_last_purchases(bought, len(who.ids), DAY_COUNT - 1), DAY_COUNT - 1),
        "customer_identities": details.build_identities(who),
        "customer_profiles": archive.build_profiles(who),
        "contact_persons": details.build_contact_persons(who),
        "customer_tags": details.build_tags(who),
        "assignments": details.build_assignments(who),
        "products": goods,
        "campaigns": build_campaigns(),
        "order_lines": lines,
        "contracts": build_contracts(who, deals, steps),
        "receivables": debts,
        "loyalty_points": build_loyalty_points(who, lines),
        "opportunities": deals,
        "stage_events": steps,
        "interactions": build_interactions(who, bought, with_customer, service_cases, debts, touched),
        "campaign_touches": touched,
        "churn_notes": build_churn_notes(who, bought),
        "surveys": waves,
        "survey_questions": questions,
        "survey_responses": responses,
        "survey_answers": answered,
        "service_cases": service_cases,
        "case_events": case_events,
        "financial_statements": credit.build_statements(who, rated),
        "credit_scores": credit.build_credit_scores(who, rated),
        "targets": house.build_targets(),
        "saved_segments": house.build_saved_segments(),
    }
    frames["audit_log"] = house.build_audit_log(sum(len(frame) for frame in frames.values()))
    report = ["Sample data: a made-up company; no real person or company stands behind any row"]
    report += [f"{len(frame):,} rows in {name}" for name, frame in frames.items()]
    return frames, report
