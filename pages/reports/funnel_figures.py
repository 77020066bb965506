"""The funnel page's numbers: what is open, how much is won, how fast, and what it brought."""

from dataclasses import replace

from pages.ui import load
from pages.ui.format import count, days, money, ratio
from pages.ui.headline import from_headline
from pages.ui.numbers import Number, numbers
from pages.ui.say import say
from pages.ui.words import _, n_
from queries import Filters

FIGURES = ("open_amount", "win_ratio", "velocity", "won_amount")


def figures(filters: Filters) -> None:
    """Four numbers, and under them what they do not count."""
    told, pace = load.ask("funnel/outcomes", filters).row(), load.ask("funnel/velocity", filters).row()
    standing, closed = load.Asked("funnel/open_deals", filters), load.Asked("funnel/closed_deals", filters)
    won = load.Asked("funnel/closed_deals", filters, None, (("outcome", "won"),))
    behind = {"open_amount": (standing, told["open"]), "win_ratio": (closed, told["closed"])}
    behind |= {"velocity": (won, pace["won"]), "won_amount": (won, told["won"])}
    strangers = load.count(load.Asked(standing.name, filters, None, (("customer_id", ""),)))
    notes = {
        "open_amount": opened(int(told["open"]), strangers),
        "win_ratio": _("won, of the deals closed in this period"),
        "velocity": _(
            "{open} open × {mean} each × {ratio} won ÷ {days}",
            open=count(pace["open"]),
            mean=money(pace["mean_won_amount"]),
            ratio=ratio(pace["win_ratio"]),
            days=days(pace["median_days_won"]),
        ),
        "won_amount": n_("{count} deal won", "{count} deals won", told["won"], count=count(told["won"])),
    }

    def made(figure: Number) -> Number:
        shown = replace(figure, note=notes.get(figure.key, ""))
        if figure.key == "open_amount" and told["open"] and not told["open_amount"]:
            shown = replace(shown, value=None, previous=None, last_year=None)
        return shown.opening(*behind[figure.key])

    numbers([made(figure) for figure in from_headline(load.ask("funnel/headline", filters), FIGURES)])
    if number := int(told["undated"] or 0):
        undated(number)


def opened(many: int, strangers: int) -> str:
    """How many deals are open, and how many of them no customer card shows."""
    said = n_("{count} open deal", "{count} open deals", many, count=count(many))
    if not strangers:
        return said
    return n_(
        "{deals}, {count} of an unknown customer",
        "{deals}, {count} of unknown customers",
        strangers,
        deals=said,
        count=count(strangers),
    )


def undated(number: int) -> None:
    """Deals without an opening day belong to no period; they are said apart."""
    say(
        n_(
            "**{count}** deal has no opening day on record: it counts among the open, won and lost ones, but in no "
            "period's conversion.",
            "**{count}** deals have no opening day on record: they count among the open, won and lost ones, but in "
            "no period's conversion.",
            number,
            count=count(number),
        )
    )
