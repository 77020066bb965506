"""Colours of charts, and of better and worse. The colours of the theme are in `.streamlit/config.toml`."""

CATEGORIES = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#7A7A7A")
ACCENT = "#0B6E75"
GOOD, BAD, NEUTRAL = "blue", "orange", "gray"
GOOD_FILL, BAD_FILL, QUIET_LINE = "#0072B2", "#E69F00", "#8A9096"
MUTED = {"light": "#565C63", "dark": "#A7ADB3"}
PALE = "#A9B7C0"
# Points and thin error bars need more contrast with the background than bars; those of small groups are paler.
POINT = {"light": ACCENT, "dark": "#3AA0A9"}
FAINT = {"light": PALE, "dark": "#5F6A73"}
# Shades from low to high: low ones are close to the background of the theme.
SEQUENTIAL = {
    "light": ("#EAF3F3", "#BFDDDF", "#86BFC4", "#4A9AA1", "#0B6E75", "#064A4F"),
    "dark": ("#1B2A2D", "#123F43", "#0B6E75", "#3D949A", "#7FC0C5", "#C4E6E8"),
}
# On a fill of middle lightness only pure black and white have the contrast that small text needs.
INK_ON_LIGHT, INK_ON_DARK = "#000000", "#FFFFFF"


def compute_luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 black .. 1 white (WCAG 2.2)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def compute_contrast(first: str, second: str) -> float:
    """Contrast between two colours, 1..21 (WCAG 2.2)."""
    low, high = sorted((compute_luminance(first), compute_luminance(second)))
    return (high + 0.05) / (low + 0.05)


def interpolate_shade(share: float, theme: str = "light") -> str:
    """The sequential colour of a share 0..1 in a theme, `light` or `dark`."""
    shades = SEQUENTIAL[theme]
    position = min(max(share, 0.0), 1.0) * (len(shades) - 1)
    index = min(int(position), len(shades) - 2)
    weight = position - index
    channels = []
    for start in (1, 3, 5):
        low, high = (int(shade[start : start + 2], 16) for shade in shades[index : index + 2])
        channels.append(round(low + (high - low) * weight))
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def choose_text_colour(fill: str) -> str:
    """Black or white, whichever has more contrast with `fill`."""
    return INK_ON_DARK if compute_contrast(INK_ON_DARK, fill) > compute_contrast(INK_ON_LIGHT, fill) else INK_ON_LIGHT
