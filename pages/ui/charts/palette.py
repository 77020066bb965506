"""The colours of charts and of good and bad. The theme's own colours stand in `.streamlit/config.toml`."""

CATEGORIES = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#7A7A7A")
ACCENT = "#0B6E75"
GOOD, BAD, NEUTRAL = "blue", "orange", "gray"
GOOD_FILL, BAD_FILL, QUIET_LINE = "#0072B2", "#E69F00", "#8A9096"
MUTED = {"light": "#565C63", "dark": "#A7ADB3"}
PALE = "#A9B7C0"
# Points and thin whiskers need more contrast with the ground than bars; small groups stand back in both themes.
POINT = {"light": ACCENT, "dark": "#3AA0A9"}
FAINT = {"light": PALE, "dark": "#5F6A73"}
# From the ground of the theme away: little is near the paper, much stands out from it.
SEQUENTIAL = {
    "light": ("#EAF3F3", "#BFDDDF", "#86BFC4", "#4A9AA1", "#0B6E75", "#064A4F"),
    "dark": ("#1B2A2D", "#123F43", "#0B6E75", "#3D949A", "#7FC0C5", "#C4E6E8"),
}
# On a middling fill only pure black and white keep the contrast that small figures need.
INK_ON_LIGHT, INK_ON_DARK = "#000000", "#FFFFFF"


def compute_luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 black .. 1 white (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def compute_contrast(one: str, other: str) -> float:
    """Contrast between two colours, 1..21 (WCAG 2.2)."""
    low, high = sorted((compute_luminance(one), compute_luminance(other)))
    return (high + 0.05) / (low + 0.05)


def interpolate_shade(share: float, theme: str = "light") -> str:
    """The sequential colour for a share 0..1 in a theme, light or dark: the more, the further from its ground."""
    steps = SEQUENTIAL[theme]
    place = min(max(share, 0.0), 1.0) * (len(steps) - 1)
    below = min(int(place), len(steps) - 2)
    one, other = steps[below], steps[below + 1]
    mixed = (
        round(int(one[at : at + 2], 16) + (int(other[at : at + 2], 16) - int(one[at : at + 2], 16)) * (place - below))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in mixed)


def choose_text_colour(fill: str) -> str:
    """The ink that reads better on `fill`."""
    return INK_ON_DARK if compute_contrast(INK_ON_DARK, fill) > compute_contrast(INK_ON_LIGHT, fill) else INK_ON_LIGHT
