"""The sample company: a trading house that does not exist, the same to the last row whenever it is made."""

import pandas as pd

from data.sample.company import credit, customer_details, organization
from data.sample.company.calendar import DAY_COUNT
from data.sample.company.campaigns import build_campaigns, build_touches
from data.sample.company.contacts import build_churn_notes, build_interactions
from data.sample.company.customers import build_customers
from data.sample.company.organization import build_branches, build_employees, build_products
from data.sample.company.pipeline import build_contracts, build_opportunities
from data.sample.company.purchases import (
    build_loyalty_points,
    build_order_lines,
    draw_orders,
    find_last_purchases,
    sum_revenue_by_customer,
)
from data.sample.company.questionnaires import build_surveys
from data.sample.company.service_cases import build_service_cases
from data.sample.company.survey_answers import build_answers


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
        "customers": customer_details.add_status(
            who, find_last_purchases(bought, len(who.ids), DAY_COUNT - 1), DAY_COUNT - 1
        ),
        "customer_identities": customer_details.build_identities(who),
        "customer_profiles": customer_details.build_profiles(who),
        "contact_persons": customer_details.build_contact_persons(who),
        "customer_tags": customer_details.build_tags(who),
        "assignments": customer_details.build_assignments(who),
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
        "targets": organization.build_targets(),
        "saved_segments": organization.build_saved_segments(),
    }
    frames["audit_log"] = organization.build_audit_log(sum(len(frame) for frame in frames.values()))
    report = ["Sample data: a made-up company; no real person or company stands behind any row"]
    report += [f"{len(frame):,} rows in {name}" for name, frame in frames.items()]
    return frames, report
