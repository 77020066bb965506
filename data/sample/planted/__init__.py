"""Customers among whom some stand twice, and others only seem to: to see what a search for duplicates finds."""

from data.sample.planted.plot import Plot, plot

__all__ = ["Plot", "plot"]
