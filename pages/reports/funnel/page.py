"""The funnel: stages reached, open deals, cohorts, durations, forecast, who and what wins, and lost deals."""

from dataclasses import replace

from pages.reports.funnel import cohort_table, conversion, lost_deals, open_deals
from pages.ui import empty_states
from pages.ui.i18n.formatting import format_count, format_days, format_money, format_ratio
from pages.ui.i18n.safe_text import show_sentence
from pages.ui.i18n.translation import _, n_
from pages.ui.report.metric_tiles import Metric, build_metrics, show_metrics
from pages.ui.report.ranked_table import show_ranked_table
from pages.ui.session import answers, view_state
from queries import Filters

KEY_FIGURES = ("open_amount", "win_ratio", "velocity", "won_amount")
QUESTIONS = (
    "funnel/outcomes",
    "funnel/velocity",
    "funnel/headline",
    "funnel/conversion",
    "funnel/stages",
    "funnel/intentions",
    "funnel/cohorts",
    "funnel/forecast",
    "funnel/reasons",
)
RANKED_METRICS = ("won_amount", "closed", "won", "win_ratio", "median_days_won", "velocity", "open", "open_amount")
SPLIT_FIELDS = ("owner", "branch", "channel", "product", "region")


def render_key_figures(filters: Filters) -> None:
    """Four figures with the lists behind them, and the deals that no period counts."""
    outcomes, velocity = (
        answers.load_answer("funnel/outcomes", filters).row(),
        answers.load_answer("funnel/velocity", filters).row(),
    )
    open_deals, closed_deals = (
        answers.QueryRequest("funnel/open_deals", filters),
        answers.QueryRequest("funnel/closed_deals", filters),
    )
    won_deals = answers.QueryRequest("funnel/closed_deals", filters, None, (("outcome", "won"),))
    lists = {"open_amount": (open_deals, outcomes["open"]), "win_ratio": (closed_deals, outcomes["closed"])}
    lists |= {"velocity": (won_deals, velocity["won"]), "won_amount": (won_deals, outcomes["won"])}
    unknown_count = answers.count_rows(answers.QueryRequest(open_deals.name, filters, None, (("customer_id", ""),)))
    notes = {
        "open_amount": _describe_open_deals(int(outcomes["open"]), unknown_count),
        "win_ratio": _("won, of the deals closed in this period"),
        "velocity": _(
            "{open} open × {mean} each × {ratio} won ÷ {days}",
            open=format_count(velocity["open"]),
            mean=format_money(velocity["mean_won_amount"]),
            ratio=format_ratio(velocity["win_ratio"]),
            days=format_days(velocity["median_days_won"]),
        ),
        "won_amount": n_("{count} deal won", "{count} deals won", outcomes["won"], count=format_count(outcomes["won"])),
    }

    def build_figure(figure: Metric) -> Metric:
        noted = replace(figure, note=notes.get(figure.key, ""))
        if figure.key == "open_amount" and outcomes["open"] and not outcomes["open_amount"]:
            noted = replace(noted, value=None, previous=None, last_year=None)
        return noted.with_rows(*lists[figure.key])

    show_metrics(
        [build_figure(figure) for figure in build_metrics(answers.load_answer("funnel/headline", filters), KEY_FIGURES)]
    )
    if undated_count := int(outcomes["undated"] or 0):
        _render_undated_note(undated_count)


def _describe_open_deals(open_count: int, unknown_count: int) -> str:
    """How many deals are open, and how many of them are of customers who are not on record."""
    open_deals = n_("{count} open deal", "{count} open deals", open_count, count=format_count(open_count))
    if not unknown_count:
        return open_deals
    return n_(
        "{deals}, {count} of an unknown customer",
        "{deals}, {count} of unknown customers",
        unknown_count,
        deals=open_deals,
        count=format_count(unknown_count),
    )


def _render_undated_note(undated_count: int) -> None:
    """The number of deals without an opening day, which belong to no period."""
    show_sentence(
        n_(
            "**{count}** deal has no opening day on record: it counts among the open, won and lost ones, but in no "
            "period's conversion.",
            "**{count}** deals have no opening day on record: they count among the open, won and lost ones, but in "
            "no period's conversion.",
            undated_count,
            count=format_count(undated_count),
        )
    )


filters = view_state.get_effective_filters()
answers.load_concurrently(
    *(answers.QueryRequest(name, filters) for name in QUESTIONS),
    answers.QueryRequest("funnel/by", filters, SPLIT_FIELDS[0]),
)
if not empty_states.warn_if_no_deals(filters):
    render_key_figures(filters)
    conversion.render_reached_stages(filters)
    open_deals.render_open_deals(filters)
    cohort_table.render_cohorts(filters)
    conversion.render_durations_and_forecast(filters)
    show_ranked_table(
        "funnel/by",
        filters,
        key="funnel_ranked",
        title=_("Who and what wins"),
        columns=RANKED_METRICS,
        fields=SPLIT_FIELDS,
        behind="funnel/closed_deals",
    )
    lost_deals.render_loss_reasons(filters)
    lost_deals.render_deal_lists(filters)
