"""Who the customers are, and who looks after them."""

from data.schema.columns import day, flag, key, key_of, table, text, whole
from data.schema.lists import CHANNEL, PARTY, PERSON_ROLE, SECTION

branches = table(
    "branches",
    "A branch or an office of the company; offices name their branch as parent.",
    key("branch_id", "the branch's number"),
    text("name", "its name"),
    text("parent_id", "the branch it belongs to", to="branches"),
    whole("level", "1 for the highest level, 2 below it, and so on"),
)

employees = table(
    "employees",
    "A person who works here.",
    key("employee_id", "the person's number"),
    text("name", "the person's name"),
    text("job", "what the person does"),
    text("branch_id", "where the person works", to="branches"),
    day("hired_on", "first day of work"),
    flag("is_active", "still works here"),
    dated="hired_on",
)

customers = table(
    "customers",
    "One row per customer. Customers are never deleted but archived.",
    key("customer_id", "the customer's number"),
    text("name", "the customer's name"),
    text("kind", "a person or an organisation", one_of=("individual", "enterprise"), default="enterprise"),
    text(
        "side",
        "buys from us, belongs to us, or sells with us",
        one_of=("external", "internal", "partner"),
        default="external",
    ),
    text("party", "what the customer is to us", one_of=PARTY),
    text("demand", "the level of demand", one_of=("mass", "middle", "upper")),
    text("region", "the sales region"),
    text("city", "city"),
    text("district", "district"),
    text("industry", "line of business"),
    text("branch_id", "the branch that serves the customer", to="branches"),
    text("owner_id", "the person who looks after the customer", to="employees"),
    text("channel", "how we found the customer", one_of=CHANNEL),
    text("source", "where the information came from"),
    text("referred_by", "the customer who recommended us", to="customers"),
    flag("has_need", "has a need that we could meet"),
    flag("has_means", "can pay for it"),
    flag("consent", "agreed to be contacted"),
    text("status", "in use or put away", one_of=("active", "dormant", "archived")),
    text("archive_reason", "why the customer was archived"),
    day("created_on", "first day on record"),
    text("created_by", "who entered the customer"),
    day("verified_on", "when the data were last confirmed"),
    dated="created_on",
)

customer_identities = table(
    "customer_identities",
    "Personal data, kept apart so that no analysis ever touches it.",
    key("customer_id", "the customer", to="customers"),
    text("phone", "fixed telephone"),
    text("mobile", "mobile telephone"),
    text("email", "e-mail address"),
    text("fax", "fax"),
    text("id_number", "number of an identity document or a registration"),
    text("address", "postal address"),
    day("birth_on", "day of birth"),
    text("employer", "employer"),
    text("job_title", "job title"),
    beside="customers",
)

customer_profiles = table(
    "customer_profiles",
    "The customer archive's free groups as rows.",
    key("customer_id", "the customer", to="customers"),
    key("section", "the group in the archive", one_of=SECTION),
    key("field", "what is noted"),
    text("value", "the note"),
)

contact_persons = table(
    "contact_persons",
    "People at a customer.",
    key("person_id", "the person's number"),
    text("customer_id", "the customer", to="customers"),
    text("name", "the person's name"),
    text("role", "the person's part in buying", one_of=PERSON_ROLE),
)

customer_tags = table(
    "customer_tags",
    "Words put on a customer.",
    key("customer_id", "the customer", to="customers"),
    key("tag", "the word"),
)

assignments = table(
    "assignments",
    "Who looked after which customer, and when.",
    key("customer_id", "the customer", to="customers"),
    key("employee_id", "the person", to="employees"),
    key_of(day("from_on", "first day")),
    day("to_on", "last day; empty while it goes on"),
    dated="from_on",
)
