"""Where customers stand between stranger and loyal, and how they moved."""

from pages.reports import lifecycle_flow, lifecycle_states
from pages.ui import choice, guard, lists, load
from pages.ui.words import _

filters = choice.current()
if not guard.nothing_to_show(filters):
    lifecycle_states.states(filters)
    lifecycle_flow.flow(filters)
    lists.offered(_("Lists to act on"), {_("All customers with their state"): load.Asked("lifecycle/customers", filters)})
