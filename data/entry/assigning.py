"""Who looks after customers, changed."""

from collections.abc import Sequence
from datetime import date

from data.entry.booking import UnitOfWork
from data.entry.chosen import (
    TARGET_TABLE,
    ActionResult,
    exclude_customers,
    get_only_customer,
    run_for_customers,
    validate_employee,
)
from data.entry.handing_over import transfer_assignments
from data.schema import metadata
from data.warehouse import Warehouse

_customers = metadata.tables["customers"]
# So many former owners are named in the audit log.
_MAX_AUDITED_OWNERS = 20


def assign_owner(
    warehouse: Warehouse, customer_ids: Sequence[str], employee_id: str, *, from_on: date, by: str | None = None
) -> ActionResult:
    """Let the employee look after the customers from a day on; nobody, where `employee_id` is empty.

    Customers whom the employee looks after already stay as they are. Raises EntryError for an unknown customer or
    employee, WarehouseError.
    """

    def work(entry: UnitOfWork) -> None:
        if employee_id:
            validate_employee(entry, employee_id)
        own = "select customer_id from customers where owner_id is not distinct from nullif(?, '')"
        if not exclude_customers(entry, f"customer_id in ({own})", employee_id):
            return
        mine = f"customer_id in (select customer_id from {TARGET_TABLE})"
        former = entry.run(
            f"select distinct owner_id from customers where {mine} order by 1 limit {_MAX_AUDITED_OWNERS}"
        )
        entry.rows += entry.keep(_customers, mine)
        entry.run(
            f"update customers set owner_id = nullif(?, ''), batch_id = ? where {mine}", employee_id, entry.batch_id
        )
        transfer_assignments(entry, employee_id, from_on)
        before = {"owner_id": ", ".join(str(one) for (one,) in former if one)}
        after = {"owner_id": employee_id, "from_on": from_on}
        entry.note("assign", "customer", get_only_customer(customer_ids), before, after, entry.meant)

    return run_for_customers(warehouse, f"assign {employee_id}".strip(), customer_ids, by, work)
