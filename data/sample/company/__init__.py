"""The sample company: a trading house that does not exist, the same to the last row whenever it is made."""

import pandas as pd

from data.sample.company import archive, credit, details, house
from data.sample.company.answers import answers
from data.sample.company.buy import order_lines, revenue_by_customer
from data.sample.company.campaigns import campaigns, touches
from data.sample.company.contacts import interactions
from data.sample.company.contracts import contracts
from data.sample.company.days import DAYS
from data.sample.company.habits import last_before, orders
from data.sample.company.leaving import churn_notes
from data.sample.company.loyalty import loyalty_points
from data.sample.company.places import branches, employees
from data.sample.company.products import products
from data.sample.company.say import surveys
from data.sample.company.service import cases
from data.sample.company.who import customers
from data.sample.company.win import opportunities


def company() -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Frames of every table of the warehouse, and what there is to say about them."""
    who = customers()
    bought = orders(who)
    goods = products()
    touched, led_to = touches(who, bought)
    lines = order_lines(who, bought, goods, led_to)
    deals, steps = opportunities(who)
    service_cases, case_events = cases(who, bought)
    debts = credit.receivables(who, lines)
    rated = credit.rated(who, revenue_by_customer(lines, who.ids))
    waves, questions = surveys()
    responses, answered = answers(who, bought)
    with_customer = steps.merge(deals[["opportunity_id", "customer_id"]], on="opportunity_id")
    frames = {
        "branches": branches(),
        "employees": employees(),
        "customers": archive.with_status(who, last_before(bought, len(who.ids), DAYS - 1), DAYS - 1),
        "customer_identities": details.identities(who),
        "customer_profiles": archive.profiles(who),
        "contact_persons": details.contact_persons(who),
        "customer_tags": details.tags(who),
        "assignments": details.assignments(who),
        "products": goods,
        "campaigns": campaigns(),
        "order_lines": lines,
        "contracts": contracts(who, deals, steps),
        "receivables": debts,
        "loyalty_points": loyalty_points(who, lines),
        "opportunities": deals,
        "stage_events": steps,
        "interactions": interactions(who, bought, with_customer, service_cases, debts, touched),
        "campaign_touches": touched,
        "churn_notes": churn_notes(who, bought),
        "surveys": waves,
        "survey_questions": questions,
        "survey_responses": responses,
        "survey_answers": answered,
        "service_cases": service_cases,
        "case_events": case_events,
        "financial_statements": credit.statements(who, rated),
        "credit_scores": credit.credit_scores(who, rated),
        "targets": house.targets(),
        "saved_segments": house.saved_segments(),
    }
    frames["audit_log"] = house.audit_log(sum(len(frame) for frame in frames.values()))
    report = ["Sample data: a made-up company; no real person or company stands behind any row"]
    report += [f"{len(frame):,} rows in {name}" for name, frame in frames.items()]
    return frames, report
