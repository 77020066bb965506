"""The permitted values of columns, shared by the tables of the contract."""

CUSTOMER_PARTIES = (
    "end_consumer",
    "distributor",
    "retailer",
    "supplier",
    "agent",
    "employee",
    "department",
    "government",
    "industry_association",
    "community",
    "news_media",
    "partner",
)

ACQUISITION_CHANNELS = (
    "door_to_door",
    "meeting",
    "club",
    "friends_and_relatives",
    "records_search",
    "consultancy",
    "scouts",
    "referral",
    "centre_of_influence",
    "telephone",
    "letter",
    "text_message",
    "internet",
    "from_competitor",
)

PROFILE_SECTIONS = (
    "basic",
    "consumption",
    "career",
    "family",
    "lifestyle",
    "education",
    "personality",
    "interpersonal",
    "characteristics",
    "business",
    "trading",
    "principals",
)

PERSON_ROLES = (
    "payer",
    "user",
    "decision_maker",
    "influencer",
    "owner",
    "manager",
    "legal_representative",
    "key_person",
)

DEAL_STAGES = (0, 1, 2, 3, 4, 5, 6, 7)

DEAL_INTENTIONS = (1, 2, 3, 4, 5)

CONTACT_PURPOSES = (
    "identification",
    "first_contact",
    "need_discovery",
    "follow_up",
    "care",
    "complaint",
    "survey",
    "collection",
    "greeting",
    "win_back",
)

CHURN_REASONS = ("died", "moved", "other_relationship", "competition", "product", "staff_attitude", "unknown")

QUESTION_ROLES = (
    "csat",
    "nps",
    "effort",
    "servqual_expectation",
    "servqual_adequate",
    "servqual_perception",
    "acsi_overall",
    "acsi_expectation",
    "acsi_ideal",
    "kano_functional",
    "kano_dysfunctional",
    "rating",
    "importance",
    "choice",
    "comment",
)

SERVQUAL_DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")

EQUITY_DIMENSIONS = ("value", "brand", "relationship")

CUSTOMER_VALUE_DIMENSIONS = ("product", "service", "personnel", "image", "money", "time", "energy")
