"""Blocking queries that return candidates for duplicate matching."""

from collections.abc import Iterator

import pandas as pd

from data.entry.duplicates.blocking import build_candidates_query
from data.entry.duplicates.match_keys import build_name_pattern
from data.entry.duplicates.match_rules import MatchRecord
from data.entry.duplicates.text_normalization import get_letter_variants, is_han
from data.warehouse import Warehouse

# A customer who was joined into another stands for that one.
_COLUMNS = "coalesce(stands, customer_id) as customer_id, kind, name, city, mobile, email, id_number, birth_on"
_JOINED_CUSTOMERS = (
    "select customer_id, joined_into as other from customers where status = 'archived' and joined_into is not null"
)
_FROM = (
    "from customers left join customer_identities using (customer_id) "
    f"left join (select joined.customer_id, one.customer_id as stands from ({_JOINED_CUSTOMERS}) as joined "
    "join customers as one on one.customer_id = joined.other) as same using (customer_id)"
)


def find_candidates(warehouse: Warehouse, sought: MatchRecord) -> list[MatchRecord]:
    """Customers on record who may share the identity number, mobile, e-mail or name of `sought`; not all of them do."""
    ids: set[str] = set()
    for table, condition, binds in _build_searches(sought):
        ids |= set(warehouse.read(f"select customer_id from {table} where {condition}", binds)["customer_id"])
    if not ids:
        return []
    binds = {f"id_{index}": customer_id for index, customer_id in enumerate(sorted(ids))}
    placeholders = ", ".join(f":{name}" for name in binds)
    return list(
        build_match_records(
            warehouse.read(f"select {_COLUMNS} {_FROM} where customers.customer_id in ({placeholders})", binds)
        )
    )


def find_all_candidates(warehouse: Warehouse) -> list[MatchRecord]:
    """Customers on record who share a rough key with another one."""
    return list(
        build_match_records(warehouse.read(build_candidates_query(f"select {_COLUMNS}, true as is_new {_FROM}"), {}))
    )


def build_match_records(frame: pd.DataFrame) -> Iterator[MatchRecord]:
    """The rows of a frame with the columns of MatchRecord, `birth_on` last."""
    columns = [frame[name].astype(object).where(frame[name].notna(), "") for name in frame.columns[:-1]]
    days = [None if pd.isna(day) else day.date() for day in frame["birth_on"]]
    return (MatchRecord(*row) for row in zip(*columns, days, strict=True))


def _build_searches(sought: MatchRecord) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Table, condition and binds of each search. The usual spelling is compared first, other spellings by pattern."""
    id_number, mobile, email = sought.keys
    if name := min(sought.names, key=len):
        usual = (
            f"({' or '.join(f'contains(name, {letter!r})' for letter in get_letter_variants(name[0]))}) and "
            if is_han(name[0])
            else ""
        )
        yield "customers", f"{usual}regexp_matches(name, :name)", {"name": build_name_pattern(name)}
    conditions, binds = [], dict[str, object]()
    if mobile:
        # The last digits are the same, whatever country code and gaps are written.
        conditions.append("mobile = :mobile or (strlen(mobile) <> 11 and regexp_matches(mobile, :mobile_as))")
        binds |= {"mobile": mobile, "mobile_as": _build_spaced_pattern(mobile[-8:])}
    if email:
        conditions.append("email ilike :email or (strlen(email) <> length(email) and regexp_matches(email, :email_as))")
        binds |= {"email": email, "email_as": _build_spaced_pattern(email.partition("@")[0])}
    if id_number:
        # Old and new identity numbers share the day of birth and what follows.
        part = id_number[8:17] if len(id_number) == 18 else id_number
        conditions.append("contains(id_number, :id) or (strlen(id_number) <> 18 and regexp_matches(id_number, :id_as))")
        binds |= {"id": part, "id_as": _build_spaced_pattern(part)}
    if conditions:
        yield "customer_identities", " or ".join(conditions), binds


def _build_spaced_pattern(key: str) -> str:
    """A pattern (RE2) for the same letters and digits of any width and case, with other characters between them."""
    return "[^0-9A-Za-z]*".join(f"[{get_letter_variants(letter)}]" for letter in key.lower() if letter.isalnum())
