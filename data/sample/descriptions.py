"""What each example is and whose: shown on the Data page and kept in the warehouse."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ExampleDescription:
    """Title, attribution and licence of an example; `is_made_up` where no real customer stands behind a row."""

    title: str
    attribution: str
    licence: str
    is_made_up: bool


EXAMPLE_DESCRIPTIONS = {
    "sample": ExampleDescription(
        "Sample data: a trading company that does not exist",
        "Sample data, made up by this program: no real person and no real company stands behind any row.",
        "Free to use",
        True,
    ),
    "online_retail": ExampleDescription(
        "Online Retail: one year of a gift wholesaler in the United Kingdom",
        "Chen, D. (2015). Online Retail [Dataset]. UCI Machine Learning Repository. https://doi.org/10.24432/C5BW33. "
        "Changed: files joined and sorted, rows without a customer and rows with a price of 0 left out.",
        "CC BY 4.0",
        False,
    ),
    "cdnow": ExampleDescription(
        "CDNOW: an internet shop's first customers, 1997 and 1998",
        "Public teaching data of Peter Fader and Bruce Hardie, from the Python package lifetimes 0.11.3.",
        "MIT, Copyright (c) 2015 Cameron Davidson-Pilon",
        False,
    ),
    "empty": ExampleDescription("Your own data", "", "", False),
}
