"""Where customers stand between stranger and loyal, and how they moved."""

from pages.reports import lifecycle_flow, lifecycle_states
from pages.ui import choice, guard, lists, load
from pages.ui.words import _

filters = choice.current()
if not guard.nothing_to_show(filters):
    load.together(load.Asked("lifecycle/states", filters), load.Asked("lifecycle/flow", filters))
    everybody = int(load.ask("lifecycle/states", filters).frame["customers"].sum())
    lifecycle_states.states(filters)
    lifecycle_flow.flow(filters)
    every = load.Asked("lifecycle/customers", filters)
    lists.offered(_("Lists to act on"), {_("All customers with their state"): (every, everybody)})
