"""Branch, person and region for a new customer: those of the customers who live there."""

from collections.abc import Mapping, Sequence

from data.entry.duplicates.city_names import build_city_key, list_spellings
from data.entry.duplicates.text_normalization import is_han, normalize_text
from data.entry.record.draft import Draft
from data.entry.record.validation import normalize_draft
from data.warehouse import Warehouse

# Somebody may be meant by number, or by a part of the name.
_CUSTOMER_SEARCH = """
select customer_id, name, city from customers
where customer_id = :typed or name ilike '%' || :pattern || '%' escape '\\'
order by customer_id <> :typed, name not ilike :pattern || '%' escape '\\', name, customer_id limit :most
"""


def list_branches(warehouse: Warehouse) -> dict[str, str]:
    """Every branch and office by its number, in the order of their names."""
    found = warehouse.read(
        "select branch_id, coalesce(name, branch_id) as name from branches order by name, branch_id", {}
    )
    return dict(zip(found["branch_id"].astype(str), found["name"].astype(str), strict=True))


def list_employees(warehouse: Warehouse) -> dict[str, str]:
    """Everybody who works here, by number, in the order of their names."""
    found = warehouse.read(
        "select employee_id, coalesce(name, employee_id) as name from employees "
        "where is_active is not false order by name, employee_id",
        {},
    )
    return dict(zip(found["employee_id"].astype(str), found["name"].astype(str), strict=True))


def search_customers(warehouse: Warehouse, typed: str, limit: int = 5) -> dict[str, tuple[str, str]]:
    """Customers who may be meant, by number: their name and city, empty where unknown."""
    typed = typed.strip()
    if not typed:
        return {}
    pattern = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    found = warehouse.read(_CUSTOMER_SEARCH, {"typed": typed, "pattern": pattern, "most": limit})
    found = found.astype(object).where(found.notna(), "")
    return {str(number): (str(name), str(city)) for number, name, city in found.itertuples(index=False)}


# So many of the customers there must have the same region, or belong to the same branch.
MIN_AGREEMENT = 0.5
_NOT_ARCHIVED = "coalesce(status, 'active') <> 'archived'"


def suggest_placement(warehouse: Warehouse, draft: Draft) -> dict[str, str]:
    """branch_id, owner_id and region, as far as the customers of the same city agree; {} when nothing is known.

    The city is the draft's, else the one that its address names. Where the customers of the same district agree, they
    speak first. The owner is who looks after most of the branch's customers there, of those who still work here.
    """
    values = normalize_draft(draft).values
    written = warehouse.read("select distinct city from customers where city is not null", {})["city"]
    place = build_city_key(values.get("city", "")) or _find_city_in_address(values.get("address", ""), list(written))
    cities = tuple(city for city in written if place and build_city_key(city) == place)
    if not cities:
        return {}
    binds: dict[str, object] = {"cities": cities, "district": values.get("district", "")}
    there = f"from customers where city in :cities and {_NOT_ARCHIVED}"
    for part in (f"{there} and district = :district", there) if binds["district"] else (there,):
        if found := _find_agreed_values(warehouse, part, binds):
            return found
    return {}


def _find_agreed_values(warehouse: Warehouse, there: str, binds: Mapping[str, object]) -> dict[str, str]:
    found = {}
    for name in ("region", "branch_id"):
        counted = warehouse.read(
            f"select {name} as value, count(*) / sum(count(*)) over () as share {there} and {name} is not null "
            "group by 1 order by 2 desc, 1 limit 1",
            binds,
        )
        if not counted.empty and float(str(counted["share"].iat[0])) >= MIN_AGREEMENT:
            found[name] = str(counted["value"].iat[0])
    of_branch = " and branch_id = :branch" if "branch_id" in found else ""
    owners = warehouse.read(
        f"select owner_id {there} and owner_id in (select employee_id from employees where coalesce(is_active, true))"
        f"{of_branch} group by 1 order by count(*) desc, 1 limit 1",
        {**binds, "branch": found.get("branch_id", "")},
    )
    return found | ({} if owners.empty else {"owner_id": str(owners["owner_id"].iat[0])})


def _find_city_in_address(address: str, cities: Sequence[str]) -> str:
    """The key of the city that an address names; of several the one with the longest name, then the first."""
    words = normalize_text(address)
    bare = words.replace(" ", "")
    found = [
        (-len(way), place, key)
        for key in {build_city_key(city) for city in cities}
        for way in list_spellings(key)
        if len(way) > 1
        and (place := bare.find(way) if is_han(way[0]) else f" {words} ".find(f" {_find_spaced_spelling(way, words)} "))
        >= 0
    ]
    return min(found)[2] if found else ""


def _find_spaced_spelling(way: str, words: str) -> str:
    """A way of writing as it stands among the words, where it may be two of them: hong kong."""
    parts = words.split()
    pairs = (f"{one} {other}" for one, other in zip(parts, parts[1:], strict=False))
    return next((pair for pair in pairs if pair.replace(" ", "") == way), way)
