"""Customers among whom some stand twice, and others only seem to: to see what a search for duplicates finds."""

from data.sample.seeded_duplicates.dataset import SeededDataset, build_dataset

__all__ = ["SeededDataset", "build_dataset"]
