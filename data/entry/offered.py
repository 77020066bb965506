"""What a form offers where a field names somebody or something on record."""

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


def search_customers(warehouse: Warehouse, typed: str, most: int = 5) -> dict[str, tuple[str, str]]:
    """Customers who may be meant, by number: their name and city, empty where unknown."""
    typed = typed.strip()
    if not typed:
        return {}
    pattern = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    found = warehouse.read(_CUSTOMER_SEARCH, {"typed": typed, "pattern": pattern, "most": most})
    found = found.astype(object).where(found.notna(), "")
    return {str(number): (str(name), str(city)) for number, name, city in found.itertuples(index=False)}
