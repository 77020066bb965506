"""Text can be read in both themes, and good and bad are never red and green."""

from __future__ import annotations

import tomllib

import pytest

from pages.ui.charts import palette
from tests.examples import ROOT

CONFIG = ROOT / ".streamlit" / "config.toml"
THEME = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
ENOUGH = 4.5


def mixed(ink: str, paper: str, share: float) -> str:
    """`ink` laid over `paper` with so much cover."""
    parts = (round(int(ink[at : at + 2], 16) * share + int(paper[at : at + 2], 16) * (1 - share)) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in parts)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor", "primaryColor", "blueTextColor", "orangeTextColor"])
def test_every_ink_reads_on_the_paper_and_on_the_ground(name: str, ink: str) -> None:
    theme = THEME[name]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        assert palette.compute_contrast(theme[ink], theme[ground]) >= ENOUGH
    assert palette.compute_contrast(theme["textColor"], theme["sidebar"]["backgroundColor"]) >= ENOUGH


@pytest.mark.parametrize("name", ["light", "dark"])
def test_quiet_words_still_read(name: str) -> None:
    theme = THEME[name]
    assert palette.compute_contrast(palette.MUTED[name], theme["backgroundColor"]) >= ENOUGH
    assert (
        palette.compute_contrast(mixed(theme["textColor"], theme["backgroundColor"], 0.8), theme["backgroundColor"])
        >= ENOUGH
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_number_in_a_heat_maps_cell_reads_on_every_shade(theme: str) -> None:
    for step in range(101):
        fill = palette.interpolate_shade(step / 100, theme)
        assert palette.compute_contrast(palette.choose_text_colour(fill), fill) >= ENOUGH, fill


@pytest.mark.parametrize(("theme", "falls"), [("light", True), ("dark", False)])
def test_a_cell_of_more_stands_further_from_the_ground(theme: str, falls: bool) -> None:
    lights = [palette.compute_luminance(palette.interpolate_shade(step / 20, theme)) for step in range(21)]
    assert lights == sorted(lights, reverse=falls)


def test_good_and_bad_are_blue_and_orange() -> None:
    assert (palette.GOOD, palette.BAD) == ("blue", "orange")


def test_the_theme_and_the_charts_use_the_same_categories() -> None:
    assert tuple(THEME["chartCategoricalColors"]) == palette.CATEGORIES
