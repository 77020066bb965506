"""The funnel page's numbers: what is open, how much is won, how fast, and what it brought."""

from dataclasses import replace

from pages.ui import load
from pages.ui.format import format_count, format_days, format_money, format_ratio
from pages.ui.headline import build_metrics
from pages.ui.numbers import Metric, show_metrics
from pages.ui.say import show_sentence
from pages.ui.words import _, n_
from queries import Filters

KEY_FIGURES = ("open_amount", "win_ratio", "velocity", "won_amount")


def render_key_figures(filters: Filters) -> None:
    """Four numbers, and under them what they do not count."""
    told, pace = load.load_answer("funnel/outcomes", filters).row(), load.load_answer("funnel/velocity", filters).row()
    standing, closed = (
        load.QueryRequest("funnel/open_deals", filters),
        load.QueryRequest("funnel/closed_deals", filters),
    )
    won = load.QueryRequest("funnel/closed_deals", filters, None, (("outcome", "won"),))
    behind = {"open_amount": (standing, told["open"]), "win_ratio": (closed, told["closed"])}
    behind |= {"velocity": (won, pace["won"]), "won_amount": (won, told["won"])}
    strangers = load.count_rows(load.QueryRequest(standing.name, filters, None, (("customer_id", ""),)))
    notes = {
        "open_amount": _describe_open_deals(int(told["open"]), strangers),
        "win_ratio": _("won, of the deals closed in this period"),
        "velocity": _(
            "{open} open × {mean} each × {ratio} won ÷ {days}",
            open=format_count(pace["open"]),
            mean=format_money(pace["mean_won_amount"]),
            ratio=format_ratio(pace["win_ratio"]),
            days=format_days(pace["median_days_won"]),
        ),
        "won_amount": n_("{count} deal won", "{count} deals won", told["won"], count=format_count(told["won"])),
    }

    def made(figure: Metric) -> Metric:
        shown = replace(figure, note=notes.get(figure.key, ""))
        if figure.key == "open_amount" and told["open"] and not told["open_amount"]:
            shown = replace(shown, value=None, previous=None, last_year=None)
        return shown.opening(*behind[figure.key])

    show_metrics([made(figure) for figure in build_metrics(load.load_answer("funnel/headline", filters), KEY_FIGURES)])
    if number := int(told["undated"] or 0):
        _render_undated_note(number)


def _describe_open_deals(many: int, strangers: int) -> str:
    """How many deals are open, and how many of them no customer card shows."""
    said = n_("{count} open deal", "{count} open deals", many, count=format_count(many))
    if not strangers:
        return said
    return n_(
        "{deals}, {count} of an unknown customer",
        "{deals}, {count} of unknown customers",
        strangers,
        deals=said,
        count=format_count(strangers),
    )


def _render_undated_note(number: int) -> None:
    """Deals without an opening day belong to no period; they are said apart."""
    show_sentence(
        n_(
            "**{count}** deal has no opening day on record: it counts among the open, won and lost ones, but in no "
            "period's conversion.",
            "**{count}** deals have no opening day on record: they count among the open, won and lost ones, but in "
            "no period's conversion.",
            number,
            count=format_count(number),
        )
    )
