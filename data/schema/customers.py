"""Tables of customers: who they are, how to reach them, and who looks after them."""

from data.schema.columns import (
    date_column,
    define_table,
    flag_column,
    integer_column,
    key_column,
    mark_as_key,
    text_column,
)
from data.schema.value_lists import ACQUISITION_CHANNELS, CUSTOMER_PARTIES, PERSON_ROLES, PROFILE_SECTIONS

branches = define_table(
    "branches",
    "A branch or an office of the company; offices name their branch as parent.",
    key_column("branch_id", "the branch's number"),
    text_column("name", "its name"),
    text_column("parent_id", "the branch it belongs to", to="branches"),
    integer_column("level", "1 for the highest level, 2 below it, and so on"),
)

employees = define_table(
    "employees",
    "A person who works here.",
    key_column("employee_id", "the person's number"),
    text_column("name", "the person's name"),
    text_column("job", "what the person does"),
    text_column("branch_id", "where the person works", to="branches"),
    date_column("hired_on", "first day of work"),
    flag_column("is_active", "still works here"),
    dated="hired_on",
)

customers = define_table(
    "customers",
    "One row per customer. Customers are never deleted but archived.",
    key_column("customer_id", "the customer's number"),
    text_column("name", "the customer's name"),
    text_column("kind", "a person or an organisation", one_of=("individual", "enterprise"), default="enterprise"),
    text_column(
        "side",
        "buys from us, belongs to us, or sells with us",
        one_of=("external", "internal", "partner"),
        default="external",
    ),
    text_column("party", "what the customer is to us", one_of=CUSTOMER_PARTIES),
    text_column("demand", "the level of demand", one_of=("mass", "middle", "upper")),
    text_column("region", "the sales region"),
    text_column("city", "city"),
    text_column("district", "district"),
    text_column("industry", "line of business"),
    text_column("branch_id", "the branch that serves the customer", to="branches"),
    text_column("owner_id", "the person who looks after the customer", to="employees"),
    text_column("channel", "how we found the customer", one_of=ACQUISITION_CHANNELS),
    text_column("source", "where the information came from"),
    text_column("referred_by", "the customer who recommended us", to="customers"),
    flag_column("has_need", "has a need that we could meet"),
    flag_column("has_means", "can pay for it"),
    flag_column("consent", "agreed to be contacted"),
    text_column("status", "in use or put away", one_of=("active", "dormant", "archived")),
    text_column("archive_reason", "why the customer was archived"),
    text_column("joined_into", "the customer that stands for this archived one, too", to="customers"),
    date_column("created_on", "first day on record"),
    text_column("created_by", "who entered the customer"),
    date_column("verified_on", "when the data were last confirmed"),
    dated="created_on",
)

customer_identities = define_table(
    "customer_identities",
    "Personal data, kept apart so that no analysis ever touches it.",
    key_column("customer_id", "the customer", to="customers"),
    text_column("phone", "fixed telephone"),
    text_column("mobile", "mobile telephone"),
    text_column("email", "e-mail address"),
    text_column("fax", "fax"),
    text_column("id_number", "number of an identity document or a registration"),
    text_column("address", "postal address"),
    date_column("birth_on", "day of birth"),
    text_column("employer", "employer"),
    text_column("job_title", "job title"),
    beside="customers",
)

customer_profiles = define_table(
    "customer_profiles",
    "The customer archive's free groups as rows.",
    key_column("customer_id", "the customer", to="customers"),
    key_column("section", "the group in the archive", one_of=PROFILE_SECTIONS),
    key_column("field", "what is noted"),
    text_column("value", "the note"),
)

contact_persons = define_table(
    "contact_persons",
    "People at a customer.",
    key_column("person_id", "the person's number"),
    text_column("customer_id", "the customer", to="customers"),
    text_column("name", "the person's name"),
    text_column("role", "the person's part in buying", one_of=PERSON_ROLES),
)

customer_tags = define_table(
    "customer_tags",
    "Words put on a customer.",
    key_column("customer_id", "the customer", to="customers"),
    key_column("tag", "the word"),
)

assignments = define_table(
    "assignments",
    "Who looked after which customer, and when.",
    key_column("customer_id", "the customer", to="customers"),
    key_column("employee_id", "the person", to="employees"),
    mark_as_key(date_column("from_on", "first day")),
    date_column("to_on", "last day; empty while it goes on"),
    dated="from_on",
)
