"""The number of a new customer: readable, and the next after those on record."""

from data.entry.booking import UnitOfWork

# What a first customer gets, where there is no pattern to follow.
FIRST_CUSTOMER_ID = "C00001"
_ID_PARTS = "^([^0-9]*)([0-9]{1,15})$"


def find_next_customer_id(entry: UnitOfWork) -> str:
    """The next number of the pattern that most customers have, as C12001 after C12000.

    Numbers that the audit log knows are not given again, for an entry that was undone may have borne them. Two
    entries never get the same, for entries are stored one at a time.
    """
    found = entry.run(
        "with numbered as (select regexp_extract(customer_id, ?, ['prefix', 'digits']) as parts from customers), "
        "told as (select parts.prefix as prefix, parts.digits as digits from numbered where parts.digits <> '') "
        "select prefix, max(digits::bigint), max(length(digits)) from told group by prefix "
        "order by count(*) desc, prefix limit 1",
        _ID_PARTS,
    )
    prefix, last, width = (
        found[0] if found else (FIRST_CUSTOMER_ID.rstrip("0123456789"), 0, len(FIRST_CUSTOMER_ID.lstrip("C")))
    )
    noted = entry.count(
        "select coalesce(max(substr(object_id, ?)::bigint), 0) from audit_log "
        "where object = 'customer' and starts_with(object_id, ?) and regexp_full_match(substr(object_id, ?), ?)",
        len(prefix) + 1,
        prefix,
        len(prefix) + 1,
        "[0-9]{1,15}",
    )
    return f"{prefix}{max(last, noted) + 1:0{width}d}"
