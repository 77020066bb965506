"""Who is worth how much: tiers, concentration, recency and frequency, and who moved."""

from pages.reports import value_abc, value_pareto, value_rfm, value_tiers
from pages.ui import choice, guard, load
from pages.ui.headings import heading, value
from pages.ui.numbers import Number, from_headline, numbers
from pages.ui.ranked import ranked
from pages.ui.words import _

filters = choice.current()
if not guard.nothing_to_show(filters):
    behind = load.Asked("value/customers", filters)
    summary, spread = load.ask("value/summary", filters), load.ask("value/concentration", filters)
    revenue = from_headline(load.ask("overview/headline", filters), ("revenue",), lambda name: value("metric", name))
    numbers(
        [
            *(figure.opening(behind) for figure in revenue),
            *(
                Number(name, heading(name), answer.unit(name), answer.row().get(name), answer.asked, behind=behind)
                for answer, name in ((summary, "average_order_value"), (summary, "repeat_ratio"), (spread, "top20_ratio"))
            ),
        ]
    )
    value_tiers.tiers(filters)
    value_pareto.pareto(filters, spread)
    value_abc.classes(filters)
    value_rfm.grid(filters)
    value_tiers.movement(filters)
    ranked("value/summary", filters, key="value_ranked", title=_("Value by segment"))
