"""Suggestions for a form: branches, employees, customers, and the placement of a new customer by its city."""

from collections.abc import Mapping, Sequence

from data.entry.duplicates.city_names import build_city_key, list_spellings
from data.entry.duplicates.text_normalization import is_han, normalize_text
from data.entry.record.draft import Draft
from data.entry.record.validation import normalize_draft
from data.warehouse import Warehouse

# The share of the customers in a city who must have the same region or branch.
MIN_AGREEMENT = 0.5
_NOT_ARCHIVED = "coalesce(status, 'active') <> 'archived'"
# Customers by number, or by a part of the name.
_CUSTOMER_SEARCH = """
select customer_id, name, city from customers
where customer_id = :typed or name ilike '%' || :pattern || '%' escape '\\'
order by customer_id <> :typed, name not ilike :pattern || '%' escape '\\', name, customer_id limit :most
"""


def list_branches(warehouse: Warehouse) -> dict[str, str]:
    """Names of all branches and offices by number, ordered by name."""
    frame = warehouse.read(
        "select branch_id, coalesce(name, branch_id) as name from branches order by name, branch_id", {}
    )
    return dict(zip(frame["branch_id"].astype(str), frame["name"].astype(str), strict=True))


def list_employees(warehouse: Warehouse) -> dict[str, str]:
    """Names of all active employees by number, ordered by name."""
    frame = warehouse.read(
        "select employee_id, coalesce(name, employee_id) as name from employees "
        "where is_active is not false order by name, employee_id",
        {},
    )
    return dict(zip(frame["employee_id"].astype(str), frame["name"].astype(str), strict=True))


def search_customers(warehouse: Warehouse, typed: str, limit: int = 5) -> dict[str, tuple[str, str]]:
    """Name and city, empty where unknown, of customers who match what was typed, by number."""
    typed = typed.strip()
    if not typed:
        return {}
    pattern = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    frame = warehouse.read(_CUSTOMER_SEARCH, {"typed": typed, "pattern": pattern, "most": limit})
    frame = frame.astype(object).where(frame.notna(), "")
    return {str(number): (str(name), str(city)) for number, name, city in frame.itertuples(index=False)}


def suggest_placement(warehouse: Warehouse, draft: Draft) -> dict[str, str]:
    """Suggests `branch_id`, `owner_id` and `region` from customers in the same city; {} where nothing is known.

    The city is the draft's, else the one that its address names. Customers of the same district come first. The owner
    is the active employee who owns most of the branch's customers there.
    """
    values = normalize_draft(draft).values
    known_cities = warehouse.read("select distinct city from customers where city is not null", {})["city"]
    city_key = build_city_key(values.get("city", "")) or _find_city_in_address(
        values.get("address", ""), list(known_cities)
    )
    cities = tuple(city for city in known_cities if city_key and build_city_key(city) == city_key)
    if not cities:
        return {}
    binds: dict[str, object] = {"cities": cities, "district": values.get("district", "")}
    in_city = f"from customers where city in :cities and {_NOT_ARCHIVED}"
    for scope in (f"{in_city} and district = :district", in_city) if binds["district"] else (in_city,):
        if suggestions := _find_agreed_values(warehouse, scope, binds):
            return suggestions
    return {}


def _find_agreed_values(warehouse: Warehouse, scope: str, binds: Mapping[str, object]) -> dict[str, str]:
    suggestions = {}
    for name in ("region", "branch_id"):
        counted = warehouse.read(
            f"select {name} as value, count(*) / sum(count(*)) over () as share {scope} and {name} is not null "
            "group by 1 order by 2 desc, 1 limit 1",
            binds,
        )
        if not counted.empty and float(str(counted["share"].iat[0])) >= MIN_AGREEMENT:
            suggestions[name] = str(counted["value"].iat[0])
    of_branch = " and branch_id = :branch" if "branch_id" in suggestions else ""
    owners = warehouse.read(
        f"select owner_id {scope} and owner_id in (select employee_id from employees where coalesce(is_active, true))"
        f"{of_branch} group by 1 order by count(*) desc, 1 limit 1",
        {**binds, "branch": suggestions.get("branch_id", "")},
    )
    return suggestions | ({} if owners.empty else {"owner_id": str(owners["owner_id"].iat[0])})


def _find_city_in_address(address: str, cities: Sequence[str]) -> str:
    """The key of the city that an address names; of several the one with the longest name, then the first."""
    words = normalize_text(address)
    bare = words.replace(" ", "")
    matches = [
        (-len(way), position, key)
        for key in {build_city_key(city) for city in cities}
        for way in list_spellings(key)
        if len(way) > 1
        and (
            position := bare.find(way)
            if is_han(way[0])
            else f" {words} ".find(f" {_find_spaced_spelling(way, words)} ")
        )
        >= 0
    ]
    return min(matches)[2] if matches else ""


def _find_spaced_spelling(way: str, words: str) -> str:
    """A spelling as it stands among the words, where it may be two of them: hong kong."""
    parts = words.split()
    pairs = (f"{first} {second}" for first, second in zip(parts, parts[1:], strict=False))
    return next((pair for pair in pairs if pair.replace(" ", "") == way), way)
