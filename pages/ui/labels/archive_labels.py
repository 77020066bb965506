"""What the customer archive's groups, fields and values are called on screen."""

from __future__ import annotations

from data.schema.customer_archive import ArchiveField, load_fields
from pages.ui.i18n.translation import N_, _

GROUP_LABELS = {
    "main": N_("Who it is and how to reach them"),
    "ours": N_("What they are to us"),
    "person": N_("Person"),
    "work": N_("Work"),
    "firm": N_("Organisation"),
    "consumption": N_("Consumption"),
    "career": N_("Career"),
    "family": N_("Family"),
    "lifestyle": N_("Lifestyle"),
    "education": N_("Education"),
    "personality": N_("Personality"),
    "interpersonal": N_("Friends and relations"),
    "characteristics": N_("Characteristics"),
    "business": N_("Business"),
    "trading": N_("Trading"),
    "principals": N_("Principals and contact persons"),
}
KIND_LABELS = {"individual": N_("Individual"), "enterprise": N_("Enterprise")}
OTHER_PART_LABELS = {"kind": N_("Kind"), "persons": N_("Contact persons"), "status": N_("Status")}
# By the field's name; what stands in a list of the contract has the same words in every report.
ARCHIVE_VALUE_LABELS = {
    "kind": KIND_LABELS,
    "side": {"external": N_("External"), "internal": N_("Internal"), "partner": N_("Partner")},
    "party": {
        "end_consumer": N_("End consumer"),
        "distributor": N_("Distributor"),
        "retailer": N_("Retailer"),
        "supplier": N_("Supplier"),
        "agent": N_("Agent"),
        "employee": N_("Employee"),
        "department": N_("Department"),
        "government": N_("Government"),
        "industry_association": N_("Industry association"),
        "community": N_("Community"),
        "news_media": N_("News media"),
        "partner": N_("Partner"),
    },
    "demand": {"mass": N_("Mass market"), "middle": N_("Middle market"), "upper": N_("Upper market")},
    "channel": {
        "door_to_door": N_("Door to door"),
        "meeting": N_("Meeting"),
        "club": N_("Club"),
        "friends_and_relatives": N_("Friends and relatives"),
        "records_search": N_("Search of records"),
        "consultancy": N_("Consultancy"),
        "scouts": N_("Scouts"),
        "referral": N_("Recommended by a customer"),
        "centre_of_influence": N_("Centre of influence"),
        "telephone": N_("Telephone"),
        "letter": N_("Letter"),
        "text_message": N_("Text message"),
        "internet": N_("Internet"),
        "from_competitor": N_("From a competitor"),
    },
    "blood_type": {"A": "A", "B": "B", "AB": "AB", "O": "O", "other": N_("Another")},
    "form": {
        "limited": N_("Limited company"),
        "joint_stock": N_("Joint-stock company"),
        "sole_proprietor": N_("Sole proprietor"),
        "partnership": N_("Partnership"),
        "state_owned": N_("State-owned company"),
        "public_body": N_("Public body"),
        "association": N_("Association"),
        "other": N_("Another"),
    },
    "marital_status": {
        "single": N_("Single"),
        "married": N_("Married"),
        "divorced": N_("Divorced"),
        "widowed": N_("Widowed"),
    },
    "degree": {
        "school": N_("School"),
        "college": N_("College"),
        "bachelor": N_("Bachelor"),
        "master": N_("Master"),
        "doctor": N_("Doctor"),
    },
    "person_role": {
        "payer": N_("Pays"),
        "user": N_("Uses it"),
        "decision_maker": N_("Decides"),
        "influencer": N_("Influences"),
        "owner": N_("Owner"),
        "manager": N_("Manager"),
        "legal_representative": N_("Legal representative"),
        "key_person": N_("Key person"),
    },
}


def label_archive_group(group: str) -> str:
    """What a group of the archive is called."""
    return _(GROUP_LABELS[group]) if group in GROUP_LABELS else group.capitalize()


def label_archive_field(field: ArchiveField | str) -> str:
    """What a field of the archive is called, or a part of the customer that is no single field."""
    if field in OTHER_PART_LABELS:
        return _(OTHER_PART_LABELS[str(field)])
    found = load_fields().get(field) if isinstance(field, str) else field
    return _(found.label) if found else str(field)


def label_archive_value(field: str, found: str) -> str:
    """What a value of a field with a list is called; every other value as it stands."""
    words = ARCHIVE_VALUE_LABELS.get(field, {})
    return _(words[found]) if found in words else found
