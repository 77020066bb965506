"""Who looks after customers, changed."""

from collections.abc import Sequence
from datetime import date

from data.entry.booking import Entry
from data.entry.chosen import CHOSEN, Acted, acted, leave_out, one_of, refuse_employee
from data.entry.handing_over import hand_over
from data.schema import metadata
from data.warehouse import Warehouse

_customers = metadata.tables["customers"]
# So many former owners are named in the audit log.
_NAMED = 20


def assign(
    warehouse: Warehouse, customer_ids: Sequence[str], employee_id: str, *, from_on: date, by: str | None = None
) -> Acted:
    """Let the employee look after the customers from a day on; nobody, where `employee_id` is empty.

    Customers whom the employee looks after already stay as they are. Raises EntryError for an unknown customer or
    employee, WarehouseError.
    """

    def work(entry: Entry) -> None:
        if employee_id:
            refuse_employee(entry, employee_id)
        own = "select customer_id from customers where owner_id is not distinct from nullif(?, '')"
        if not leave_out(entry, f"customer_id in ({own})", employee_id):
            return
        mine = f"customer_id in (select customer_id from {CHOSEN})"
        former = entry.run(f"select distinct owner_id from customers where {mine} order by 1 limit {_NAMED}")
        entry.rows += entry.keep(_customers, mine)
        entry.run(
            f"update customers set owner_id = nullif(?, ''), batch_id = ? where {mine}", employee_id, entry.batch_id
        )
        hand_over(entry, employee_id, from_on)
        before = {"owner_id": ", ".join(str(one) for (one,) in former if one)}
        after = {"owner_id": employee_id, "from_on": from_on}
        entry.note("assign", "customer", one_of(customer_ids), before, after, entry.meant)

    return acted(warehouse, f"assign {employee_id}".strip(), customer_ids, by, work)
