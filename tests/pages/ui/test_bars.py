"""Lying bars leave room for the longest bar of every series."""

import pytest

from pages.ui.charts import bars, base_chart


@pytest.mark.parametrize("lengths", [([0.5, 0.1], [0.2, 0.3]), ([0.2, 0.3], [0.5, 0.1])])
def test_the_longest_bar_of_any_series_stays_in_the_picture(lengths: tuple[list[float], list[float]]) -> None:
    fig = base_chart.create_figure(height=200)
    for series in lengths:
        bars.add_horizontal_bars(fig, ["a", "b"], series, name="share", unit="ratio")
    assert fig.layout.xaxis.range[1] > 0.5
