"""What the columns and values of calls, contracts, channels and coverage are called on screen."""

from __future__ import annotations

from pages.ui.i18n.translation import N_

CALL_COLUMN_LABELS = {
    "agreed_later": N_("Another day agreed"),
    "archived": N_("Archived"),
    "assigned": N_("Chosen customers"),
    "attempts": N_("Contacts and attempts"),
    "because": N_("Put there because"),
    "conversion_ratio": N_("Became customers, share"),
    "converted": N_("Became customers"),
    "converted_on": N_("Customer since"),
    "cost": N_("Cost"),
    "cost_per_new_customer": N_("Cost per new customer"),
    "costed": N_("Leads with a cost on record"),
    "coverage_ratio": N_("Coverage"),
    "done_today": N_("Answered today"),
    "employee_id": N_("Number of the person"),
    "employees": N_("People"),
    "is_converted": N_("Became a customer"),
    "is_due": N_("Contract to be talked about"),
    "is_reached": N_("Reached"),
    "is_tried": N_("Tried today"),
    "last_tried_on": N_("Last contact or attempt"),
    "leads": N_("Leads"),
    "load": N_("Customers looked after, all"),
    "on_list": N_("On today's list"),
    "over_load": N_("Over the limit"),
    "rank": N_("Rank"),
    "reached": N_("Reached"),
    "standing": N_("Where it stands"),
    "tried_today": N_("Tried today"),
    "waiting": N_("Waiting"),
    "without_consent": N_("Without consent"),
}

CONTRACT_STATE_LABELS = {
    "none": N_("No contract"),
    "in_contract": N_("In contract"),
    "expiring_90": N_("Ends in 61 to 90 days"),
    "expiring_60": N_("Ends in 31 to 60 days"),
    "expiring_30": N_("Ends within 30 days"),
    "expired": N_("Expired"),
}
CALL_VALUE_LABELS = {
    "state": CONTRACT_STATE_LABELS,
    "contract_state": CONTRACT_STATE_LABELS,
    "reason": {
        "by_hand": N_("Put there by hand"),
        "stage": N_("Deal close to a contract"),
        "intention": N_("Likely deal"),
        "contract": N_("Contract expired or about to"),
        "agreed": N_("Agreed day"),
        "never": N_("Never contacted"),
        "silent": N_("Not contacted for longest"),
    },
    "standing": {
        "on_list": N_("On today's list"),
        "done_today": N_("Answered today"),
        "agreed_later": N_("Another day agreed"),
        "waiting": N_("Waiting"),
        "archived": N_("Archived"),
        "without_consent": N_("Without consent"),
    },
}
