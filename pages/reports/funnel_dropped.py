"""The funnel page's lists to act on: what was lost at each stage, what waits longest, what has no opening day."""

from pages.ui import lists, load
from pages.ui.format import count
from pages.ui.funnel_words import place
from pages.ui.say import say
from pages.ui.words import _
from queries import Filters


def lost(filters: Filters) -> None:
    """The drop-off list by stage, and the open deals by their age."""
    told = load.ask("funnel/outcomes", filters).row()
    stages = load.ask("funnel/conversion", filters).frame
    offers = {_("Open, longest in their stage first"): (load.Asked("funnel/ageing", filters), waiting(filters))}
    for row in stages[stages["lost_here"] > 0].to_dict("records"):
        where = (("stage", int(row["stage"])),)
        name = _("Lost at {stage}", stage=place("stage", row["stage"]))
        offers[name] = (load.Asked("funnel/dropped", filters, None, where), int(row["lost_here"]))
    nowhere = load.Asked("funnel/dropped", filters, None, (("stage", 0),))
    if found := load.count(nowhere):
        offers[_("Lost, stage unknown")] = (nowhere, found)
    if told["undated"]:
        undated = load.Asked("funnel/opened_deals", filters, None, (("is_undated", True),))
        offers[_("Without an opening day")] = (undated, int(told["undated"]))
    lists.offered(_("Lists to act on"), offers)
    say(reasons(filters))


def waiting(filters: Filters) -> int:
    """How many deals are open at as_of."""
    return int(load.ask("funnel/stages", filters).frame["in_stage"].sum())


def reasons(filters: Filters) -> str:
    """Why deals are lost most often, of those with a reason on record."""
    frame = load.ask("funnel/dropped", filters).frame
    known = frame[frame["loss_reason"] != "Unknown"]["loss_reason"].value_counts()
    if known.empty:
        return _("No reason is on record for any of the deals lost.") if len(frame) else ""
    return _(
        "The reason named most for losing a deal is **{reason}**: {count} of {all} with a reason on record.",
        reason=known.index[0], count=count(known.iloc[0]), all=count(known.sum()),
    )  # fmt: skip
