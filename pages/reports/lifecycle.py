"""Where customers stand between stranger and loyal, and how they moved."""

from pages.reports import lifecycle_flow, lifecycle_states
from pages.ui import choice, guard, lists, load
from pages.ui.words import _

filters = choice.get_effective_filters()
if not guard.warn_if_no_purchases(filters):
    load.load_concurrently(load.QueryRequest("lifecycle/states", filters), load.QueryRequest("lifecycle/flow", filters))
    everybody = int(load.load_answer("lifecycle/states", filters).frame["customers"].sum())
    lifecycle_states.render_states(filters)
    lifecycle_flow.render_state_flow(filters)
    every = load.QueryRequest("lifecycle/customers", filters)
    lists.show_list_offers(_("Lists to act on"), {_("All customers with their state"): (every, everybody)})
